import { phrases, wordSet } from './phrases.ts';
import type { BugWords } from './words.ts';

const infinitives = `cliquer double-cliquer appuyer taper saisir entrer ouvrir lancer démarrer redémarrer exécuter aller naviguer
  accéder défiler sélectionner choisir cocher décocher activer désactiver connecter déconnecter télécharger installer désinstaller
  enregistrer sauvegarder envoyer soumettre supprimer effacer retirer ajouter créer modifier éditer changer renommer déplacer glisser
  copier coller remplir rechercher chercher valider confirmer fermer quitter charger recharger actualiser rafraîchir importer
  exporter imprimer mettre passer attendre observer vérifier regarder répéter revenir se`;

const imperatives = `cliquez clique appuyez appuie tapez saisissez saisis entrez entre ouvrez ouvre lancez lance démarrez démarre
  redémarrez exécutez allez va naviguez accédez accède défilez sélectionnez sélectionne choisissez choisis cochez décochez
  activez désactivez connectez-vous connectez déconnectez-vous déconnectez téléchargez installez enregistrez enregistre envoyez envoie
  soumettez supprimez supprime effacez retirez ajoutez ajoute créez crée modifiez modifie changez renommez déplacez glissez
  copiez collez remplissez recherchez validez valide confirmez fermez ferme quittez rechargez actualisez importez exportez imprimez
  mettez passez attendez observez vérifiez regardez répétez revenez`;

const present = `clique appuie tape saisis entre ouvre lance démarre redémarre exécute vais va navigue accède sélectionne choisis coche
  décoche active désactive connecte déconnecte télécharge installe enregistre envoie soumets supprime efface retire ajoute crée
  modifie change renomme déplace glisse copie colle remplis recherche valide confirme ferme quitte charge recharge actualise importe
  exporte imprime mets passe cliquez ouvrez`;

const participles = `cliqué appuyé tapé saisi entré ouvert lancé démarré redémarré exécuté allé navigué accédé sélectionné choisi coché
  activé désactivé connecté connectée déconnecté téléchargé installé enregistré sauvegardé envoyé soumis supprimé effacé retiré ajouté créé
  modifié changé renommé déplacé copié collé rempli recherché validé confirmé fermé quitté chargé rechargé actualisé importé
  exporté imprimé mis passé`;

const gerunds = `cliquant appuyant tapant saisissant ouvrant lançant démarrant exécutant allant naviguant accédant sélectionnant
  choisissant cochant activant désactivant connectant téléchargeant installant enregistrant envoyant supprimant ajoutant créant
  modifiant changeant déplaçant copiant collant remplissant validant fermant quittant chargeant rechargeant actualisant important
  exportant imprimant utilisant passant`;

export const french: BugWords = {
  trouble: phrases(`
    plante, plantent, planté, plantage, crash, crashe, erreur, erreurs, échoue, échouent, échoué, échec, exception, exceptions, cassé, deux fois, absent, absente, absents, absentes,
    cassée, faux, fausse, fausses, incorrect, incorrecte, incorrects, incorrectes, manquant, manquante, manquants, manque, manquent,
    vide, vides, perdu, perdue, perdus, perdues, disparaît, disparait, disparaissent, disparu, disparue, bloque, bloqué, bloquée,
    fige, figé, figée, gelé, gelée, lent, lente, lentement, trop lent, trop de temps, trop long, trop longtemps, trop grand, trop petit, trop
    tard, en double, doublon, doublons, dupliqué, dupliquée, dupliqués, invalide, tronqué, tronquée, ignoré, ignorée, inattendu,
    inattendue, impossible, refuse, refusé, refusée, rejette, rejeté, timeout, délai dépassé, page blanche, grisé, grisée, illisible,
    inutilisable, obsolète, trompeur, infini, sans fin, bogue, malgré, avertissement, coupé, coupée, décalé, décalée`),
  denial: phrases(`ne, n, aucun, aucune, rien, jamais, plus rien, nulle part`),
  harmless: phrases(`
    n importe, pas sûr, pas seulement, aucun problème, aucun souci, aucune idée, je ne sais pas, ne sais pas, pas nécessaire, pas
    besoin, sans problème, gestion des erreurs, code d erreur`),
  report: phrases(`
    s affiche, apparaît, apparait, j obtiens, on obtient, je reçois, on voit, je vois, reste, restent, toujours, encore, quand même, le
    message suivant, affiche seulement, provoque, entraîne, alors que, alors qu, bien que, actuellement, devient`),
  subordinate: phrases(`
    si, quand, lorsque, lorsqu, dès que, parce que, car, puisque, afin de, pour, après, avant, tant que, en cas de, une fois, en`),
  clause: phrases(
    `mais, car, parce que, cependant, pourtant, tandis que, quand, lorsque, lorsqu, si, puis, et non`,
  ),
  duty: phrases(
    `devrait, devraient, aurait dû, auraient dû, devait, devaient, faudrait, est censé, est censée, sont censés`,
  ),
  need: phrases(`doit, doivent`),
  wish: phrases(`
    attendu, attendue, attendus, je m attends, je m attendais, on s attend, on s attendrait, s attend à, serait mieux, serait bien,
    serait préférable, il serait, j aurais attendu, normalement, idéalement`),
  contrast: phrases(
    `au lieu de, au lieu d, au lieu du, au lieu des, plutôt que, plutôt qu, et non`,
  ),
  person: phrases(`je, j, on, vous, utilisateur, utilisateurs, client, utilisatrice`),
  team: phrases(`nous, quelqu un, ticket, patch`),
  work: wordSet(`
    corriger corrigé corrigée corrigés adapter adapté mettre modifier modifié ajouter ajouté ajoutée documenter documenté remplacer
    remplacé supprimer supprimé tester testé vérifier vérifié améliorer amélioré refactoriser migrer migré traiter traité`),
  passive: phrases('être, est'),
  plan: phrases(`
    solution, proposition, voir, je propose, nous pourrions, on pourrait, ce patch, cette modification, ce changement, la cause, cause,
    la raison, raison, ci-joint, en pièce jointe, remarque, testé avec, testé sur, merci de corriger`),
  action: wordSet(`${present} ${participles} ${infinitives}`),
  order: wordSet(`${imperatives} ${infinitives} ${present}`),
  gesture: wordSet(
    `cliquer cliquez appuyer appuyez ouvrir ouvrez lancer lancez aller allez sélectionner sélectionnez saisir saisissez`,
  ),
  closing: wordSet(''),
  circumstance: wordSet(`${gerunds} ${participles} ${infinitives}`),
  lead: phrases(`
    veuillez, puis, ensuite, maintenant, d abord, tout d abord, enfin, et, essayer de, essayez de, à nouveau, de nouveau, pour
    reproduire`),
  prelude: phrases(`avec, dans, sur, depuis, sous, à, au`),
  occasion: phrases(
    `en, en se, après avoir, après s être, après être, après, avant de, au moment de, avant d`,
  ),
  moment: phrases(
    `quand, lorsque, lorsqu, si, dès que, après que, chaque fois que, une fois que, une fois qu`,
  ),
  reach: 2,
  between: phrases(`
    ai, a, avons, ensuite, puis, alors, aussi, encore, toujours, me, m, se, s, essaie de, essayé de, essaie d, essayé d, tente de,
    tenté de, veux, voulais, voulu`),
  state: wordSet(`
    suis est étais était vois voit voyais peux peut pouvais pense crois dois doit sais reçois obtiens obtient constate remarque ne n
    attends attendais utilise travaille trouve`),
  elsewhere: phrases(`
    fonctionne bien, fonctionne correctement, fonctionne parfaitement, fonctionnait, testé avec, testé sur, marche bien`),
  burden: phrases(
    `je dois, on doit, vous devez, il faut que je, je suis obligé, obligé de, obligée de`,
  ),
};
