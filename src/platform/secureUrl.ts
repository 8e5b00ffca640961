import { z } from 'zod';
import { isPrivateUrl } from '../network/index.js';

/** An address that is asked over HTTPS, or over HTTP where it is this machine. */
export const secureUrl = z.url().refine(isPrivateUrl, 'https');
