export { nearest } from '../../core/nearest.js';
