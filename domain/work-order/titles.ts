import type { ReaderLanguage } from '../readiness/rule.ts';
import type { PartName } from './parts.ts';

/** What a work order says besides the words of the issue. */
export interface Titles {
  workOrder: string;
  parts: Record<PartName, string>;
  components: string;
  subtasks: string;
  riskAreas: string;
  missing: string;
}

export const titles: Record<ReaderLanguage, Titles> = {
  en: {
    workOrder: 'Work order',
    parts: {
      objective: 'Objective',
      background: 'Background',
      inScope: 'In scope',
      outOfScope: 'Out of scope',
      assumptions: 'Assumptions',
      acceptanceCriteria: 'Acceptance criteria',
      implementationNotes: 'Implementation notes',
      testPlan: 'Test plan',
      risks: 'Risks',
      rollout: 'Rollout and rollback',
      openQuestions: 'Open questions',
    },
    components: 'Components',
    subtasks: 'Subtasks there are',
    riskAreas: 'Risky areas it touches',
    missing: 'The work item says nothing of',
  },
  de: {
    workOrder: 'Arbeitsauftrag',
    parts: {
      objective: 'Ziel',
      background: 'Hintergrund',
      inScope: 'Umfang',
      outOfScope: 'Nicht im Umfang',
      assumptions: 'Annahmen',
      acceptanceCriteria: 'Akzeptanzkriterien',
      implementationNotes: 'Hinweise zur Umsetzung',
      testPlan: 'Testplan',
      risks: 'Risiken',
      rollout: 'Einführung und Rücknahme',
      openQuestions: 'Offene Fragen',
    },
    components: 'Komponenten',
    subtasks: 'Vorhandene Unteraufgaben',
    riskAreas: 'Berührte Risikobereiche',
    missing: 'Der Vorgang sagt nichts zu',
  },
  fr: {
    workOrder: 'Ordre de travail',
    parts: {
      objective: 'Objectif',
      background: 'Contexte',
      inScope: 'Périmètre',
      outOfScope: 'Hors périmètre',
      assumptions: 'Hypothèses',
      acceptanceCriteria: "Critères d'acceptation",
      implementationNotes: 'Notes de mise en œuvre',
      testPlan: 'Plan de test',
      risks: 'Risques',
      rollout: 'Mise en production et retour arrière',
      openQuestions: 'Questions ouvertes',
    },
    components: 'Composants',
    subtasks: 'Sous-tâches existantes',
    riskAreas: 'Domaines à risque concernés',
    missing: 'Le ticket ne dit rien sur',
  },
  es: {
    workOrder: 'Orden de trabajo',
    parts: {
      objective: 'Objetivo',
      background: 'Contexto',
      inScope: 'Alcance',
      outOfScope: 'Fuera de alcance',
      assumptions: 'Supuestos',
      acceptanceCriteria: 'Criterios de aceptación',
      implementationNotes: 'Notas de implementación',
      testPlan: 'Plan de pruebas',
      risks: 'Riesgos',
      rollout: 'Despliegue y reversión',
      openQuestions: 'Preguntas abiertas',
    },
    components: 'Componentes',
    subtasks: 'Subtareas existentes',
    riskAreas: 'Áreas de riesgo afectadas',
    missing: 'El ticket no dice nada sobre',
  },
};
