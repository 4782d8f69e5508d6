/** Words of MapLibre's own controls. */
export const locale: Readonly<Record<string, string>> = {
  'Map.Title':
    'Carte des communes. Flèches\u00a0: déplacer\u00a0; plus et moins\u00a0: zoomer\u00a0; Entrée\u00a0: ouvrir la fiche de la commune au centre\u00a0; Échap\u00a0: la fermer.',
  'AttributionControl.ToggleAttribution': 'Afficher ou masquer les sources',
  'AttributionControl.MapFeedback': 'Signaler une erreur sur la carte',
  'NavigationControl.ZoomIn': 'Zoomer',
  'NavigationControl.ZoomOut': 'Dézoomer',
  'NavigationControl.ResetBearing': 'Remettre le nord en haut',
  'ScaleControl.Meters': 'm',
  'ScaleControl.Kilometers': 'km',
  'Marker.Title': 'Repère',
  'Popup.Close': 'Fermer',
};
