/**
 * How the shell ends, for systemd (`RestartPreventExitStatus=`) and Windows Shell Launcher. Numbers above 2 follow
 * sysexits(3). Electron 42 and later end with 0 when the compositor dies, so a unit restarts after 0 as well.
 */
export const EXIT_CODES = {
  /** Ended on purpose, or the compositor went away. Start again. */
  ended: 0,
  /** An unknown switch. Starting again changes nothing: do not. */
  usage: 2,
  /** The kiosk could not start, or its renderer cannot be launched any more. Start again. */
  failed: 70,
  /** Another kiosk runs with the same data. Do not start again. */
  alreadyRunning: 75,
} as const;
