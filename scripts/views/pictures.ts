/**
 * The pictures of an edition in formats that hold them as files. In: the pictures in the order of the text. Out: their
 * names. Example: `images/签字.PNG`, the second picture → `figure-2.png`. Pure.
 */

/** ASCII name of a picture: position and kind, whatever the editor called it. Throws when the picture was not read. */
export function imageName(images: ReadonlyMap<string, Uint8Array>, path: string): string {
  if (!images.has(path)) throw new Error(`the image ${path} was not read`);
  return `figure-${[...images.keys()].indexOf(path) + 1}.${/\.png$/i.test(path) ? 'png' : 'jpg'}`;
}
