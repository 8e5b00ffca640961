import { answering, isAnswered } from './answering.js';

declare const self: ServiceWorkerGlobalScope;

// A new worker takes over at once, because the older one may have older releases.
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const answer = answering(self.registration);

self.addEventListener('fetch', (event) => {
  if (isAnswered(event.request, self.registration.scope)) event.respondWith(answer(event.request));
});
