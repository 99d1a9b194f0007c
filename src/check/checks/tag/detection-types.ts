/** The types of detections: the sets of rules that SigmaHQ has besides the general one. */
export const detectionTypes: readonly string[] = ['dfir', 'emerging-threats', 'threat-hunting'];
