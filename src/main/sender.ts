/** As much of Electron's frames and contents as the check of a sender needs. */
export interface SenderFrame {
  readonly origin: string
}

export interface SenderContents<F extends SenderFrame> {
  readonly mainFrame: F
}

/**
 * True only for the main frame of our own window while it shows our own origin. A frame that is gone is null; one that
 * has navigated has another origin; a subframe is never ours.
 */
export function isTrustedSender<F extends SenderFrame>(
  frame: F | null,
  contents: SenderContents<F>,
  isOurWindow: boolean,
  origin: string,
): boolean {
  return frame !== null && isOurWindow && frame === contents.mainFrame && frame.origin === origin
}
