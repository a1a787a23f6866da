/** The door of `providers/openai/form`: what other rooms may use of it. */
export { detectsMissingThoughts, detectsNoTools } from './detectToolRefusal.ts';
export { createEndpointNotes, type EndpointNotes } from './endpointNotes.ts';
export { findRefusedField } from './findRefusedField.ts';
export { applyChanges, type ChatBody } from './requestForm.ts';
