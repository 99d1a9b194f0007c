export { harmlessJson, jsonText } from '../diagnostic/json-text.js';
