package dev.walletport.recipes.springboot;

import dev.walletport.domain.Remedy;

/**
 * The HTTP status for each remedy.
 *
 * <p>Clients, proxies and service meshes repeat a request by themselves on 408, 429 and 5xx. So
 * those go to failures after which nothing was applied; an unknown outcome is a 409.
 */
final class RemedyStatus {

  private RemedyStatus() {}

  /** Every remedy has one: a new remedy does not compile without. */
  static int of(Remedy remedy) {
    return switch (remedy) {
      case ASK_AGAIN -> 422;
      case REQUEST_NEW_OTP -> 410;
      case TELL_CUSTOMER -> 403;
      case SHOW_STATE -> 409;
      case FIX_REQUEST -> 404;
      case FIX_CONFIGURATION -> 500;
      case RETRY -> 503;
      case RETRY_LATER, WAIT -> 429;
      case READ_BEFORE_ANYTHING -> 409;
      case REPORT -> 502;
    };
  }
}
