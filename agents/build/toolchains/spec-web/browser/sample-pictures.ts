/** Skies, hills and suns in the colours of a time of day: from above to below. */
const SCENES = [
  { sky: ['#fbd3a2', '#f48b6a'], hills: ['#b8546b', '#6b3a5b'], sun: [250, 110, 34, '#fff3d6'] },
  { sky: ['#bfe3f5', '#e8f6ef'], hills: ['#7fb685', '#3f7d58'], sun: [90, 80, 26, '#fff6c9'] },
  { sky: ['#1e2a52', '#5b4b8a'], hills: ['#2a2f55', '#171b36'], sun: [260, 70, 20, '#f4f0de'] },
  { sky: ['#8fd3f4', '#d5f2f7'], hills: ['#3fa7a3', '#1f6f8b'], sun: [160, 70, 30, '#ffffff'] },
  { sky: ['#fde2e4', '#f6b8c4'], hills: ['#d98ba0', '#8d4f74'], sun: [120, 100, 30, '#fffaf0'] },
  { sky: ['#f7e7b4', '#f1c27d'], hills: ['#c98b4a', '#7c5b34'], sun: [230, 90, 30, '#fff9e6'] },
] as const;

export const SAMPLE_PICTURES = SCENES.length;

/** A painted landscape for devices that have no pictures of their own. */
export function samplePicture(index: number): string {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [360, 270];
  const brush = canvas.getContext('2d');
  const scene = SCENES[index % SCENES.length];
  if (!brush || !scene) return '';
  const sky = brush.createLinearGradient(0, 0, 0, 200);
  sky.addColorStop(0, scene.sky[0]);
  sky.addColorStop(1, scene.sky[1]);
  brush.fillStyle = sky;
  brush.fillRect(0, 0, 360, 270);
  const [x, y, radius, light] = scene.sun;
  brush.fillStyle = light;
  brush.beginPath();
  brush.arc(x, y, radius, 0, Math.PI * 2);
  brush.fill();
  scene.hills.forEach((colour, layer) => {
    brush.fillStyle = colour;
    brush.beginPath();
    brush.moveTo(0, 270);
    for (let at = 0; at <= 360; at += 4)
      brush.lineTo(at, 165 + layer * 45 + Math.sin(at / (52 - layer * 9) + index * 1.7 + layer) * (24 - layer * 8));
    brush.lineTo(360, 270);
    brush.fill();
  });
  return canvas.toDataURL('image/jpeg', 0.85);
}
