/** A drawing that refers to nothing outside of it, as PNG. @param scale pixels a unit. @throws Error where the browser cannot draw it so large. */
export async function toPng(svg: Blob, { width, height }: { readonly width: number; readonly height: number }, scale: number): Promise<Blob> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image(width * scale, height * scale);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * scale;
    canvas.height = height * scale;
    // Made to be read once: drawn by the processor, where a card, or what stands in for one, takes ten times as long to give it back.
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('Ce navigateur ne dessine pas une image de cette taille.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (png === null) throw new Error('Ce navigateur ne dessine pas une image de cette taille.');
    return png;
  } finally {
    URL.revokeObjectURL(url);
  }
}
