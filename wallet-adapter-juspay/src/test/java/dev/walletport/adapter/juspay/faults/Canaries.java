package dev.walletport.adapter.juspay.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Secrets and personal data that are told from anything else wherever they turn up. */
final class Canaries {

  static final String OTP = "Zq7+otP/x91kWv3R";
  /** As a form carries it. */
  static final String OTP_ON_THE_WIRE = encoded(OTP);

  static final String KEY = "Kx4~keY+b82/vTgJ";
  static final String TOKEN = "tok_Tw5uZ0pYd73qHnL";
  static final String MOBILE = "983475610293847";
  static final String EMAIL = "Em6wXs29rC@canary.example";

  /** What must not be found in anything: every canary in every dress, and halves of it. */
  static final List<String> TRACES = Stream.of(OTP, KEY, KEY + ":", TOKEN, MOBILE, EMAIL)
      .flatMap(Canaries::traces)
      .map(trace -> trace.toLowerCase(Locale.ROOT))
      .distinct()
      .toList();

  private Canaries() {}

  /** Tells which traces a text has; not case by case, because a client may change it. */
  static List<String> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return TRACES.stream().filter(lower::contains).toList();
  }

  private static Stream<String> traces(String canary) {
    byte[] bytes = canary.getBytes(UTF_8);
    return Stream.of(
            halves(canary),
            Stream.of(encoded(canary), HexFormat.of().formatHex(bytes), Arrays.toString(bytes)),
            IntStream.range(0, 3).mapToObj(shift -> base64(bytes, shift)))
        .flatMap(trace -> trace);
  }

  /**
   * A line that is wrapped within the canary shows one half or the other; digits are not halved.
   */
  private static Stream<String> halves(String canary) {
    int half = canary.length() / 2;
    return canary.equals(MOBILE)
        ? Stream.of(canary)
        : Stream.of(canary.substring(0, half), canary.substring(half));
  }

  /** The part that is the same whatever stands before and behind. */
  private static String base64(byte[] bytes, int shift) {
    int whole = (bytes.length - shift) / 3 * 3;
    return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, shift, shift + whole));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
