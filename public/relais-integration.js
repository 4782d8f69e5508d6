/*
 * Affiche « Trouver un relais » dans une page et lui donne la hauteur de son contenu. Rien d’autre n’est lu ni envoyé.
 * Mode d’emploi : docs/finder.md.
 */
(function () {
  'use strict';
  window.addEventListener('message', function (event) {
    var data = event.data;
    if (typeof data !== 'object' || data === null || data.type !== 'relais:hauteur') return;
    if (typeof data.hauteur !== 'number' || !(data.hauteur > 0 && data.hauteur < 100000)) return;
    var frames = document.querySelectorAll('iframe[data-relais]');
    for (var i = 0; i < frames.length; i += 1) {
      // Only the frame that speaks, whatever else there is on the page.
      if (frames[i].contentWindow === event.source) frames[i].style.height = Math.ceil(data.hauteur) + 'px';
    }
  });
})();
