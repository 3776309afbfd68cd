/**
 * The part of a browser that Lumino needs when it is imported, and that jsdom
 * does not have.
 */
Reflect.set(globalThis, 'DragEvent', class extends MouseEvent {});
