package dev.walletport.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads any bytes as everything that a customer can type or a host can pass on: it is taken or
 * refused, what is taken is taken again as it is shown, and no refusal shows it.
 */
public final class TypedInputFuzzTarget {

  private static final List<OtpForm> FORMS = List.of(
      OtpForm.standard(),
      OtpForm.opaque(),
      OtpPolicy.twid().form(),
      OtpPolicy.amazonPay().form());

  private static final Pattern DIGITS = Pattern.compile("[0-9]{6,}");

  private TypedInputFuzzTarget() {}

  /** What a fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    FORMS.forEach(form -> otp(text, form));
    number(text);
    taken(text, CustomerId::parse, CustomerId::value);
    taken(text, RoutingId::parse, RoutingId::value);
    taken(text, WalletId::parse, WalletId::value);
    taken(text, WalletProvider::parse, WalletProvider::code);
  }

  private static void otp(String text, OtpForm form) {
    taken(text, typed -> Otp.parse(typed, form), Otp::reveal);
    Otp.parse(text, form)
        .peek(otp -> assertThat(form.accepts(otp.reveal())).isTrue())
        .peek(otp -> assertHides(otp.toString(), otp.reveal()))
        .peekLeft(rejection -> assertHides(rejection.toString(), text));
  }

  private static void number(String text) {
    taken(text, MobileNumber::parse, MobileNumber::reveal);
    MobileNumber.parse(text)
        .peek(number -> assertHides(number.toString(), number.reveal()))
        .peekLeft(rejection -> assertHides(rejection.message(), text));
  }

  private static <T> void taken(
      String text, Function<String, Either<?, T>> parse, Function<T, String> shown) {
    parse
        .apply(text)
        .peek(value -> assertThat(parse.apply(shown.apply(value)).get()).isEqualTo(value));
  }

  private static void assertHides(String words, String secret) {
    Matcher digits = DIGITS.matcher(secret);
    while (digits.find()) {
      assertThat(words).doesNotContain(digits.group());
    }
  }
}
