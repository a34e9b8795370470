// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/stop_words.h"

#include <utility>

namespace mobysearch {
namespace {

constexpr std::pair<std::string_view, std::string_view> kLists[] = {
    {"en",
     " a about after again all also am an and any are as at be because been before being between"
     " both but by can can't could couldn't did didn't do does doesn't doing don't down during each"
     " few for from further had hadn't has hasn't have haven't having he he's her here hers him his"
     " how how's i i'd i'll i'm i've if in into is isn't it it's its itself just let's me more most"
     " must my no nor not of off on once only or other our ours out over own same shall she should"
     " so some such than that that's the their theirs them then there there's these they they're"
     " this those through to too under until up upon very was wasn't we we're we've were weren't"
     " what what's when where which while who whom whose why will with won't would wouldn't you"
     " you're you've your yours "},
    {"de",
     " aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei bin "
     "bis"
     " bist da damit dann das dass dein deine dem den denn der des dich die dies diese diesem "
     "diesen"
     " dieser dieses dir doch dort du durch ein eine einem einen einer eines er es etwas euch euer"
     " für gegen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem"
     " ihren ihrer im in ins ist ja jede jedem jeden jeder jedes kann kein keine keinen können man"
     " manche mein meine mich mir mit muss nach nicht nichts noch nun nur ob oder ohne sehr sein"
     " seine seinem seinen seiner selbst sich sie sind so solche sondern sonst über um und uns "
     "unser"
     " unsere unter viel vom von vor war waren was weil welche welchem welchen welcher wenn wer"
     " werde werden wie wieder will wir wird wo wurde wurden zu zum zur zwar zwischen "},
    {"fr",
     " ai aie as au aucun aussi autre aux avec avez avoir avons à ce ceci cela ces cet cette"
     " ceux chez comme comment d dans de des donc dont du elle elles en entre es est et eu eux"
     " étaient était été être fait font il ils j je l la le les leur leurs lui m ma mais me"
     " mes même moi mon n ne ni nos notre nous on ont ou où par pas plus pour qu quand que"
     " quel quelle qui s sa sans se sera ses si son sont sous sur t ta te tes toi ton tous"
     " tout toute toutes très tu un une vos votre vous y "},
    {"es",
     " a al algo algunas algunos ante antes como con contra cual cuando de del desde donde durante "
     "e"
     " el él ella ellas ellos en entre era eran es esa esas ese eso esos esta está están estas este"
     " esto estos ha había han hasta hay la las le les lo los más me mi mis mucho muy nada ni no "
     "nos"
     " nosotros nuestra nuestro o os otra otro otros para pero poco por porque que qué quien se sea"
     " ser si sí sin sobre son su sus también tan te tiene tienen todo todos tu tus un una uno unos"
     " y ya yo "},
    {"it",
     " a ad agli ai al all alla alle allo anche avere che chi ci come con contro cui d da"
     " dagli dai dal dall dalla dalle dallo degli dei del dell della delle dello di dove e ed"
     " era erano essere è fra gli ha hai hanno ho i il in io l la le lei li lo loro lui ma me"
     " mi mia mio ne negli nei nel nell nella nelle nello no noi non nostra nostro o ogni per"
     " perché più quale quando quanto quella quelle quelli quello questa queste questi questo"
     " qui se sei si sia siamo sono su sua sue sugli sui sul sull sulla sulle sullo suo suoi"
     " tra tu tua tuo tutti tutto un una uno vi voi "},
    {"pt",
     " a à ao aos aquela aquele aquilo as às até com como da das de dela dele deles depois do dos "
     "e é"
     " ela elas ele eles em entre era eram essa esse esta está estão estas este estes eu foi foram"
     " há isso isto já lhe lhes mais mas me mesmo meu minha muito na não nas nem no nos nós nossa"
     " nosso num numa o os ou para pela pelas pelo pelos por qual quando que quem são se seja sem"
     " ser seu seus só sua suas também te tem têm ter teu tinha tu tua um uma umas uns você vocês"
     " vos "},
    {"nl",
     " aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus "
     "een"
     " eens en er ge geen geweest haar had heb hebben heeft hem het hier hij hoe hun iemand iets ik"
     " in is ja je kan kon kunnen maar me meer men met mij mijn moet na naar niet niets nog nu of "
     "om"
     " omdat onder ons ook op over reeds te tegen toch toen tot u uit uw van veel voor want waren"
     " was wat werd wezen wie wil worden wordt zal ze zelf zich zij zijn zo zonder zou "},
    {"sv",
     " all alla allt att av bara blev bli blir då de dem den denna deras dess dessa det detta dig "
     "din"
     " dina ditt du där efter ej eller en er era ert ett från för ha hade han hans har henne hennes"
     " hon honom hur här i icke ingen inom inte jag kan kunde man med mellan men mig min mina mitt"
     " mot mycket ni nu när någon något några och om oss på samma sedan sig sin sina sitt själv"
     " skulle som så till under upp ut utan vad var vara vart varför vem vi vid vilka vilken vår åt"
     " över "},
    {"ru",
     " а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже"
     " для до его ее если есть еще же за здесь и из или им их к как ко когда кто ли либо мне может"
     " мы на надо наш не него нее нет ни них но ну о об однако он она они оно от очень по под при"
     " с со так также такой там те тем то того тоже той только том ты у уже хотя чего чей чем что"
     " чтобы чье эта эти это этого этой этот я "},
};

}  // namespace

std::string_view stop_words(std::string_view lang) {
  for (const auto& [code, words] : kLists) {
    if (code == lang) return words;
  }
  return {};
}

}  // namespace mobysearch
