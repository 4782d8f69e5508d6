/** Sends a link with what the device has, or copies it, or shows it. Returns what to say. */
export async function shareLink(titre: string, link: string): Promise<string> {
  if (typeof navigator.share === 'function') {
    try {
      await navigator.share({ title: titre, url: link });
      return 'Lien envoyé.';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'Envoi annulé.';
    }
  }
  return copyText(link, 'Lien copié\u00a0: collez-le dans un message.');
}

/** Copies a text; where the device refuses, gives it to read. */
export async function copyText(text: string, done: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return done;
  } catch {
    return `Cet appareil refuse la copie. Voici le texte\u00a0: ${text}`;
  }
}
