package dev.walletport.application.port;

/**
 * Where the ids of calls come from; a host may take those of its own requests, and a test counts.
 *
 * <p>What it throws reaches the caller of the use case, before anything is sent.
 */
@FunctionalInterface
public interface CallIds {

  /**
   * Answers the id of a call that begins.
   *
   * @return an id that no other call has
   */
  CallId next();

  /**
   * Makes ids that no other node has either.
   *
   * @return {@link CallId#unique()} each time
   */
  static CallIds unique() {
    return CallId::unique;
  }
}
