/** Channels of the bridge, known to main and to the preload script and to nobody else. */
export const CHANNELS = { beat: 'kiosk:beat', report: 'kiosk:report', resumed: 'kiosk:resumed' } as const;
