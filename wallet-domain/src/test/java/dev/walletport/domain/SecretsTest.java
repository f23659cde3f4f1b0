package dev.walletport.domain;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.walletport.domain.OtpChallenge.GuessResult;
import dev.walletport.domain.OtpChallenge.Issued;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that holds a secret lets it out by itself. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SecretsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final String OTP_TEXT = "canary-otp-7391";
  private static final String TOKEN_TEXT = "canary-token-5527";
  private static final String NUMBER_TEXT = "+919900112233";
  private static final String METADATA_TEXT = "canary-metadata-8804";

  private static final Otp OTP = Otp.of(OTP_TEXT);
  private static final DebitToken TOKEN = DebitToken.of(TOKEN_TEXT, NOW);
  private static final MobileNumber NUMBER = MobileNumber.of(NUMBER_TEXT);
  private static final Origin ORIGIN = Origin.of("canary-origin-6612");
  private static final HashKey HASH_KEY = HashKey.of("canary-hash-key-3305".getBytes(US_ASCII));
  private static final WalletDetails DETAILS = new WalletDetails(
      Option.some("ref-1"),
      Option.some("JP_MOBIKWIK"),
      Map.of("mobile_number", NUMBER_TEXT, "email", METADATA_TEXT));
  private static final Funds FUNDS = new Funds(Option.some(TOKEN), Option.none(), List.of());
  private static final Linked LINKED =
      new Linked(SampleWallets.ID, WalletProvider.MOBIKWIK, DETAILS, FUNDS);
  private static final Issued ISSUED = OtpChallenge.issue(OTP, OtpPolicy.opaque(), NOW);

  static Stream<Object> secrets() {
    return Stream.of(OTP, TOKEN, NUMBER, ORIGIN, HASH_KEY);
  }

  static Stream<Object> holders() {
    return Stream.of(
        OTP,
        TOKEN,
        NUMBER,
        ORIGIN,
        HASH_KEY,
        DETAILS,
        FUNDS,
        LINKED,
        LINKED.delinked(),
        ISSUED,
        ISSUED.guess(Otp.of("wrong"), NOW),
        new GuessResult(ISSUED, Option.none()),
        NewWallet.at(WalletProvider.MOBIKWIK).withMobileNumber(NUMBER),
        new NotInThisState(LINKED),
        new OutcomeUnknown(WalletOperation.LINK, NOW, Option.some(LINKED)),
        Otp.parse(OTP_TEXT, OtpForm.opaque()),
        Otp.parse(OTP_TEXT, OtpForm.standard()),
        MobileNumber.parse(NUMBER_TEXT),
        MobileNumber.parse(NUMBER_TEXT + "x"),
        Either.left(new NotInThisState(LINKED)),
        List.of(LINKED));
  }

  @ParameterizedTest
  @MethodSource("holders")
  void print_nothing_wherever_they_are_held(Object holder) {
    String printed = "%s %s %s".formatted(holder, String.valueOf(holder), List.of(holder));

    assertThat(printed).doesNotContain(OTP_TEXT, TOKEN_TEXT, NUMBER_TEXT, METADATA_TEXT, "canary");
    assertThat(printed).doesNotContain(NUMBER_TEXT.substring(1));
  }

  @Test
  void say_what_they_are_and_that_they_are_hidden() {
    assertThat(OTP).hasToString("Otp(hidden)");
    assertThat(TOKEN).hasToString("DebitToken(hidden)");
    assertThat(NUMBER).hasToString("MobileNumber(hidden)");
  }

  @Test
  void let_their_value_out_when_asked() {
    assertThat(OTP.reveal()).isEqualTo(OTP_TEXT);
    assertThat(TOKEN.reveal()).isEqualTo(TOKEN_TEXT);
    assertThat(NUMBER.reveal()).isEqualTo(NUMBER_TEXT);
  }

  @Test
  void have_a_hash_code_that_does_not_depend_on_them() {
    assertThat(Otp.of("000000")).hasSameHashCodeAs(Otp.of("000001"));
    assertThat(MobileNumber.of("9876543210")).hasSameHashCodeAs(MobileNumber.of("9876543211"));
    assertThat(DebitToken.of("tok_1", NOW)).hasSameHashCodeAs(DebitToken.of("tok_2", NOW));
  }

  @Test
  void have_a_hash_code_of_their_type_or_time() {
    assertThat(OTP.hashCode()).isEqualTo(Otp.class.hashCode());
    assertThat(NUMBER.hashCode()).isEqualTo(MobileNumber.class.hashCode());
    assertThat(TOKEN.hashCode()).isEqualTo(NOW.hashCode());
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void are_final_classes_that_java_does_not_serialise(Object secret) {
    assertThat(secret).isNotInstanceOf(Serializable.class).isNotInstanceOf(Record.class);
    assertThat(Modifier.isFinal(secret.getClass().getModifiers())).isTrue();
    assertThatExceptionOfType(NotSerializableException.class)
        .isThrownBy(() -> serialise(secret))
        .withMessage(secret.getClass().getName());
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void are_not_serialised_inside_a_container_either(Object secret) {
    assertThatExceptionOfType(NotSerializableException.class)
        .isThrownBy(() -> serialise(Option.some(secret)));
    assertThatExceptionOfType(NotSerializableException.class)
        .isThrownBy(() -> serialise(Collections.singletonList(secret)));
  }

  @Nested
  class A_library_that_reads_fields {
    private static final Linked PLAIN =
        new Linked(SampleWallets.ID, WalletProvider.MOBIKWIK, WalletDetails.none(), FUNDS);

    static Stream<Object> holders() {
      return Stream.of(
          OTP,
          TOKEN,
          NUMBER,
          ORIGIN,
          HASH_KEY,
          FUNDS,
          PLAIN,
          ISSUED,
          ISSUED.guess(Otp.of("wrong"), NOW),
          NewWallet.at(WalletProvider.MOBIKWIK).withMobileNumber(NUMBER),
          new NotInThisState(PLAIN),
          new OutcomeUnknown(WalletOperation.LINK, NOW, Option.some(PLAIN)),
          Otp.parse(OTP_TEXT, OtpForm.opaque()),
          MobileNumber.parse(NUMBER_TEXT),
          Map.of("otp", OTP, "number", NUMBER),
          List.of(Option.some(TOKEN), new Object[] {OTP, NUMBER}));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void finds_no_secret_wherever_it_is_held(Object holder) {
      String found = ReflectiveReader.textsOf(holder).toString();

      assertThat(found)
          .doesNotContain(OTP_TEXT, TOKEN_TEXT, NUMBER_TEXT, NUMBER_TEXT.substring(1), "canary");
    }

    @Test
    void finds_what_is_not_secret() {
      assertThat(ReflectiveReader.textsOf(TOKEN)).containsExactly(NOW.toString());
      assertThat(ReflectiveReader.textsOf(List.of(PLAIN)))
          .contains(SampleWallets.ID.value(), "MOBIKWIK", NOW.toString());
      assertThat(ReflectiveReader.textsOf(OTP_TEXT.toCharArray())).contains(OTP_TEXT);
      assertThat(ReflectiveReader.textsOf(Map.of("email", METADATA_TEXT)))
          .contains("email", METADATA_TEXT);
      assertThat(ReflectiveReader.textsOf(DETAILS)).contains("ref-1");
    }
  }

  @Nested
  class Equality {
    @Test
    void is_by_value() {
      assertThat(OTP).isEqualTo(Otp.of(OTP_TEXT)).isNotEqualTo(Otp.of("canary-otp-7392"));
      assertThat(NUMBER)
          .isEqualTo(MobileNumber.of(NUMBER_TEXT))
          .isNotEqualTo(MobileNumber.of("+919900112234"));
      assertThat(TOKEN)
          .isEqualTo(DebitToken.of(TOKEN_TEXT, NOW))
          .isNotEqualTo(DebitToken.of("canary-token-5528", NOW))
          .isNotEqualTo(DebitToken.of(TOKEN_TEXT, NOW.plusNanos(1)));
    }

    @Test
    void does_not_take_a_prefix_for_the_whole() {
      assertThat(Otp.of("123456")).isNotEqualTo(Otp.of("12345")).isNotEqualTo(Otp.of("1234567"));
    }

    @Test
    void is_false_for_anything_else() {
      assertThat(OTP).isNotEqualTo(null).isNotEqualTo(OTP_TEXT);
      assertThat(NUMBER).isNotEqualTo(null).isNotEqualTo(NUMBER_TEXT);
      assertThat(TOKEN).isNotEqualTo(null).isNotEqualTo(TOKEN_TEXT);
    }
  }

  @Nested
  class Details {
    @Test
    void show_what_is_no_secret_and_the_keys_of_what_is() {
      WalletDetails details = new WalletDetails(
          Option.some("ref-1"), Option.some("JP_PAYTM"), Map.of("email", METADATA_TEXT));

      assertThat(details)
          .hasToString("WalletDetails[gatewayReferenceId=Some(ref-1), bankCode=Some(JP_PAYTM),"
              + " metadata=[email] (values hidden)]");
    }

    @Test
    void copy_the_metadata_they_are_given() {
      Map<String, String> given = new java.util.HashMap<>(Map.of("email", "a@b"));
      WalletDetails details = new WalletDetails(Option.none(), Option.none(), given);

      given.clear();

      assertThat(details.metadata()).containsExactly(Map.entry("email", "a@b"));
    }
  }

  private static void serialise(Object value) throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      out.writeObject(value);
    }
  }
}
