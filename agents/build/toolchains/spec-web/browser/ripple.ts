const GROW_MILLISECONDS = 450;

/** Lets a light spread from the finger over everything of the class `ripple`. */
export function startRipples(): void {
  document.addEventListener('pointerdown', (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('.ripple') : null;
    if (!target) return;
    const box = target.getBoundingClientRect();
    target.style.setProperty('--ripple-x', `${event.clientX - box.left}px`);
    target.style.setProperty('--ripple-y', `${event.clientY - box.top}px`);
    const radius = Math.hypot(box.width, box.height);
    target.style.setProperty('--ripple-size', `${radius * 2}px`);
    const frames = [
      { opacity: 0.16, transform: 'translate(-50%, -50%) scale(0.1)' },
      { opacity: 0.12, transform: 'translate(-50%, -50%) scale(0.8)', offset: 0.6 },
      { opacity: 0, transform: 'translate(-50%, -50%) scale(1)' },
    ];
    target.animate(frames, { duration: GROW_MILLISECONDS, easing: 'ease-out', pseudoElement: '::after' });
  });
}
