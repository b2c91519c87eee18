import type { Same } from '../../areas.ts';
import type { catalog as en } from '../en/roles.ts';

export const catalog: Same<typeof en> = {
  note: 'Là où personne n’est nommé, les permissions de Jira décident. Un rôle ne dépasse jamais Jira : qui ne peut pas modifier un ticket à la main n’en modifie aucun ici. Ce qu’accorde un espace prime ; qui administre le site Jira est admin dans tous les cas.',
};
