import { foldWord } from './fold.ts';

/** Everybody's words that also name people, firms and places: adjectives, trades, plants, animals, what firms like to be called. */
const french = `
petit petite petits petites grand grande grands grandes gros grosse bon bonne beau belle bel bref brun brune blanc blanche
noir noire roux rousse gris grise vert verte bleu bleue rouge rose court courte long longue haut haute bas basse fort forte
juste constant constante prudent prudente gentil gentille sage sauvage vaillant vif vive doux douce clair claire franc
franche droit droite vieux vieille jeune neuf neuve nouveau nouvelle ancien ancienne heureux joyeux aime aimee parfait
parfaite royal royale noble riche pauvre bonnet masse seul seule premier premiere second dernier
marchand marchande mercier boulanger boucher berger bergere meunier charpentier charron potier tuilier tisserand tailleur
maçon forgeron marechal chevalier baron comte marquis prince roi reine duc clerc moine abbe prevot sergent page valet
fermier laboureur jardinier vigneron tonnelier cordier cordonnier pecheur chasseur batelier passeur cuisinier fournier
fontaine fontaines riviere rivieres source sources ruisseau lac mer marais pont ponts passage passerelle port rade quai
moulin moulins four grange granges cour clos clou mur murs tour tours chateau palais chapelle eglise clocher couvent
montagne mont monts colline collines vallee val plaine roche roches rocher rochers pierre pierres sable sables grotte
bois foret forets chene chenes frene orme hetre bouleau bouleaux tilleul tilleuls noyer pommier poirier cerisier rosier
verger vergers jardin jardins pre pres champ champs vigne vignes haie lande bruyere fougere chardon ronce lys iris
rose roses violette marguerite capucine prune olive olivier laurier lavande menthe jasmin fleur fleurs feuille branche
racine racines graine graines germe loup loups renard lapin lievre mouton agneau poulain cheval coq corbeau merle pinson
rossignol hirondelle abeille abeilles fourmi ruche ruches cygne aigle lion ours
soleil lune etoile etoiles aurore aube midi matin soir printemps ete automne hiver noel paques janvier fevrier mars avril
mai juin juillet aout lundi mardi mercredi jeudi vendredi samedi dimanche jour jours nuit temps vent vents orage pluie
avenir espoir horizon horizons relais elan essor envol lien liens trait trame fil fils cap rive rives oasis phare
boussole ancre voile rame barque navire etincelle flamme feu forge forges enclume marteau outil outils atelier ateliers
fabrique fabriques manufacture usine usines maison maisons foyer toit abri hameau village ville villes bourg cite
commune pays region quartier place rue chemin route voie carrefour croix gare centre cercle collectif reseau
association cooperative coop societe entreprise entreprises groupe groupement institut conseil comite union alliance
federation entraide partage solidarite confiance concorde victoire liberte egalite fraternite justice paix grace foi
esperance charite avance avancee progres idee idees projet projets initiative initiatives industrie industries energie
energies formation formations emploi emplois travail metier metiers savoir savoirs culture cultures musique theatre
livre livres lecture ecole ecoles college lycee campus tremplin ressource ressources mobilite transport transports
cuir bois metal acier fer or argent verre terre terres eau eaux air laine lin soie coton papier carton plastique
joli jolie merci bonjour salut chance fortune plaisir amour ange anges saint sainte saints martyr
pole poles filiere territoire territoires service services conseil conseils solution solutions sens mesure bureau
cabinet agence studio labo laboratoire club maille marche marches banque poste mairie hopital clinique pharmacie
`;

const english = `
small little short long young old good best fair wise strong rich poor white black brown green grey gray gold silver rose
smith baker butcher miller taylor tailor carpenter cook fisher hunter farmer gardener potter mason weaver turner walker
page knight king queen prince bishop pope priest clerk cooper fuller sawyer wright carter driver porter archer
hill hills wood woods forest field fields stone stones rock brook river lake bridge ford ham mill mills well wells
church castle house home garden park street lane gate hall tower cross green marsh moor heath dale west east north south
bell ball bird birds fox wolf lamb bull swan crane drake hawk finch robin hope faith grace joy love charity
will mark bill bob grant chance may june april august summer winter spring day night
future horizon relay link links bridge forge hammer tool tools workshop factory farm farms school college group
network trust union alliance society company works studio lab club bank energy training work skills share help
`;

const known = new Set(`${french} ${english}`.trim().split(/\s+/).map(foldWord));

/** Whether a folded word is one of everybody's although people or organisations are called by it too. */
export function isWordLikeName(folded: string): boolean {
  return known.has(folded);
}
