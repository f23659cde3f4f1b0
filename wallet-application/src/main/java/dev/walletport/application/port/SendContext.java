package dev.walletport.application.port;

import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.Origin;
import io.vavr.control.Option;
import java.util.Objects;

/**
 * To which number a message goes and where the request for it came from, as far as the host knows.
 *
 * @param number the mobile number; that of a new wallet goes before it
 * @param origin the address or the device
 */
public record SendContext(Option<MobileNumber> number, Option<Origin> origin) {

  private static final SendContext NONE = new SendContext(Option.none(), Option.none());

  /** Refuses null. */
  public SendContext {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(origin, "origin");
  }

  /**
   * Neither a number nor an origin.
   *
   * @return the context of a host that knows none
   */
  public static SendContext none() {
    return NONE;
  }
}
