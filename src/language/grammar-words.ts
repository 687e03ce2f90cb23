import type { SpokenLanguage } from '../model/spoken.ts';

/**
 * Words of grammar of the languages beside French and English, as written. No word a study could be about, even where
 * grammar has it too: Spanish « solo », Italian « stato », Dutch « alleen ».
 */
export const grammarWords: Readonly<Record<Exclude<SpokenLanguage, 'fr' | 'en'>, string>> = {
  de: `
der die das den dem des ein eine einen einem einer eines kein keine keinen
und oder aber denn sondern doch weil dass daß wenn als ob obwohl damit während
in im an am auf aus bei beim mit nach von vom vor zu zum zur über unter für durch gegen ohne um bis seit zwischen
ich du er sie es wir ihr mich dich sich uns euch mir dir ihm ihn ihnen ihre ihren ihrem ihrer sein seine seinen seinem
seiner mein meine meinen unser unsere unseren man
dieser diese dieses diesen diesem jener jede jeder jedes jeden alle alles allen solche
wer was wo wie wann warum welche welcher welches
nicht nichts nur auch noch schon immer nie sehr mehr weniger so dann da hier dort jetzt also eben halt ja nein mal
wieder etwas viel viele vielen einige andere anderen ganz eigentlich
ist sind bin war waren wäre gewesen hat haben habe hatte hatten hätte wird werden wurde wurden würde kann können könnte
muss müssen soll sollen will wollen
`,
  es: `
el la los las lo un una unos unas al del de a ante con contra desde durante en entre hacia hasta para por según sin
sobre tras
y e o u ni pero sino aunque porque pues como cuando donde si que quien quienes cual cuales
yo tú él ella ello nosotros nosotras vosotros ellos ellas usted ustedes me te se nos os le les mí ti
mi mis tu tus su sus nuestro nuestra nuestros nuestras
este esta esto estos estas ese esa eso esos esas aquel aquella aquello aquellos aquellas
no sí muy más menos mucho mucha muchos muchas poco poca pocos pocas tan tanto también tampoco ya aún todavía así
entonces luego después antes ahora aquí ahí allí siempre nunca casi bien
todo toda todos todas otro otra otros otras algo algún alguna algunos algunas ningún ninguna cada mismo misma mismos
mismas tal
ser es soy eres somos son era eran fue fueron sido sea estar está estoy están estamos estaba estaban
haber he ha hemos han había habían hay hace hacer tengo tiene tienen tenemos puede pueden podemos va van vamos voy
`,
  it: `
il lo la i gli le l' un uno una un' a ad di d' da in con su per tra fra
del dello della dei degli delle dell' al allo alla ai agli alle all' dal dallo dalla dai dagli dalle dall'
nel nello nella nei negli nelle nell' sul sullo sulla sui sugli sulle sull' col
e ed o od ma anche anch' né se perché poiché mentre quando dove dov' come com' che chi cui quale quali quanto
io tu lui lei noi voi loro mi ti ci vi si ne me te m' t' c' v' s' n'
mio mia miei mie tuo tua suo sua suoi sue nostro nostra nostri nostre vostro
questo questa questi queste quest' quello quella quei quegli quelle quell' quel ciò
non no sì più meno molto molta molti molte poco po poca pochi poche tanto così già ancora allora poi dopo adesso
qui qua lì là sempre mai quasi proprio bene beh
tutto tutta tutti tutte tutt' altro altra altri altre altr' alcuni alcune qualche nessuno nessuna ogni stesso stessa
tale cosa cose cos'
essere è sono siamo siete era erano stata stati state sia ho hai ha abbiamo avete hanno aveva avevano avere
fare fa può possono va vanno deve
`,
  nl: `
de het een en of maar want dus omdat dat die dit deze als toen terwijl hoewel
in op aan van voor met naar uit bij door over onder tot tussen tegen zonder om te ter tijdens sinds
ik jij je u hij zij ze wij we jullie hun hen mij me hem haar ons onze mijn jouw zijn zich men er
wat wie waar hoe wanneer waarom welke welk
niet geen niets nog ook al wel nu dan daar hier toch altijd nooit zeer heel meer minder veel weinig zo eens even echt
alle alles elk elke ieder iedere andere ander sommige zelf zo'n 's 't
is ben bent was waren geweest wordt worden werd werden heb hebt heeft hebben had hadden kan kunnen kon moet moeten wil
willen zal zullen zou zouden gaat gaan doet doen
eigenlijk natuurlijk ja nee
`,
  no: `
en ei et den det de dei og eller men for fordi at som om når hvis da så enn også ikke ikkje
i på av til fra frå med ved over under etter før mot uten mellom hos gjennom
jeg eg du han hun ho vi me dere meg deg seg oss dem min mitt mine din ditt sin sitt sine vår vårt våre hans hennes
deres man
denne dette disse hva kva hvem kven hvor kor hvordan korleis hvorfor hvilken hver hvert noe noen noko nokon ingen
ingenting alt alle annen annet andre mange mye mykje mer meir mest litt
er var vært vore være vere blir ble blei bli har hadde hatt ha kan kunne må måtte skal skulle vil ville bør får fikk
gjør gjorde går
bare ja nei her der nå alltid aldri veldig jo vel altså slik sånn igjen
`,
  pt: `
o a os as um uma uns umas ao aos à às do da dos das no na nos nas num numa dum duma de em por para com sem sob sobre
entre até desde contra pelo pela pelos pelas
e ou mas nem porque pois como quando onde se que quem qual quais porém embora
eu tu ele ela nós vós eles elas você vocês me te lhe lhes vos mim ti si comigo
meu minha meus minhas teu tua seu sua seus suas nosso nossa nossos nossas dele dela deles delas
este esta estes estas isto esse essa esses essas isso aquele aquela aqueles aquelas aquilo deste desta desse dessa
nisso disso neste nesta nesse nessa
não sim muito muita muitos muitas pouco pouca poucos mais menos tão tanto também já ainda assim então depois antes
agora aqui aí ali lá sempre nunca quase apenas bem
todo toda todos todas tudo outro outra outros outras algum alguma alguns algumas nenhum nenhuma cada mesmo mesma tal
ser é sou somos são era eram foi foram sido seja está estou estão estamos estava estavam
tem têm tenho temos tinha tinham há havia pode podem vai vão vamos vou faz
`,
  sv: `
en ett den det de och eller men för att som om när därför eftersom då så än också inte
i på av till från med vid över under efter före mot utan mellan hos genom
jag du han hon vi ni dem mig dig sig oss er min mitt mina din ditt sin sitt sina vår vårt våra hans hennes deras man
denna detta dessa vad vem var hur varför vilken vilket varje något någon några ingen inget alla allt annan annat andra
många mycket mer mest lite
är vara varit blir blev bli har hade haft ha kan kunde måste ska skulle vill ville bör får fick gör gjorde går
bara ja nej här där nu alltid aldrig väldigt ju väl alltså sådan igen kanske
`,
};
