package dev.walletport.probe;

import java.util.List;

/** All questions, in the order in which one leaves what the next one needs. */
final class Questions {

  private static final List<Question> ALL = List.of(
      new UnknownCustomer(),
      new UnknownWallet(),
      new CreateTwice(),
      new RefreshOfUnlinked(),
      new UpdateAnswer(),
      new OtpNotRequested(),
      new OlderOtp(),
      new RefreshForms(),
      new TokenAfterRead(),
      new DelinkTwice(),
      new WrongOtp(),
      new WaitAfterTooSoon(),
      new RequestIds(),
      new OptionalTypes());

  private Questions() {}

  static List<Question> all() {
    return ALL;
  }
}
