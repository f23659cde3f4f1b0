package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes out of a provider's words what must not be handed on: the key and the secrets of the call,
 * as they are and as they went over the wire, anything that looks like a debit token, and any run
 * of four or more digits, which may be a one-time password or part of a mobile number.
 */
final class Masking {

  private static final String LOOKS_SECRET = "\\b(?:tok|tk|tkn)_\\w+|[0-9]{4,}";
  private static final String MASK = "****";

  private final Pattern suspect;

  Masking(List<String> secrets, JuspayApiKey apiKey) {
    Stream<String> asSent = secrets.stream().map(secret -> URLEncoder.encode(secret, UTF_8));
    Stream<String> known = Stream.of(asSent, secrets.stream(), apiKey.traces().stream())
        .flatMap(texts -> texts)
        .map(Pattern::quote);
    this.suspect = Pattern.compile(
        Stream.concat(known, Stream.of(LOOKS_SECRET)).collect(Collectors.joining("|")),
        Pattern.CASE_INSENSITIVE);
  }

  String mask(String words) {
    return suspect.matcher(words).replaceAll(MASK);
  }
}
