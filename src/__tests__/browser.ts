/**
 * What Lumino takes of a browser while it is loaded, and jsdom does not have.
 */
Reflect.set(globalThis, 'DragEvent', class extends MouseEvent {});
