import { core } from './core.ts';
import { message } from './message.ts';
import { sasl } from './sasl.ts';

/** What every protocol's explanations need. */
export const shared = [core, message, sasl];
