/** Diagonal lines for figures that are not final; the plain color if the canvas does not support patterns. */
export function hatch(color: string, pixelRatio: number): CanvasPattern | string {
  const size = Math.round(6 * pixelRatio);
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) return color;
  context.strokeStyle = color;
  context.lineWidth = 1.3 * pixelRatio;
  context.beginPath();
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift, size);
    context.lineTo(shift + size, 0);
  }
  context.stroke();
  return context.createPattern(canvas, 'repeat') ?? color;
}
