import { answering, isAsked } from './answering.js';

declare const self: ServiceWorkerGlobalScope;

// A new worker takes over at once: what an older one would answer may be of an older release.
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const answer = answering(self.registration);

self.addEventListener('fetch', (event) => {
  if (isAsked(event.request, self.registration.scope)) event.respondWith(answer(event.request));
});
