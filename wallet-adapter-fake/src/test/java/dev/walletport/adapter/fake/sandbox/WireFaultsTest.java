package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeClock;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WireFaultsTest {

  private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
  private static final List<Fault> FAULTS = List.of(
      Fault.unavailable(),
      Fault.requestLost(),
      Fault.answerLost(),
      Fault.answerReset(),
      Fault.answerCut(),
      Fault.answerDrips(),
      Fault.badGateway(),
      Fault.slow(HALF_A_MINUTE),
      Fault.throttled(HALF_A_MINUTE),
      Fault.refused("the_code", "The words."),
      Fault.wrongOtp());

  private final SandboxFixture fixture = SandboxFixture.start();

  WireFaultsTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @MethodSource("ofLinking")
  void a_command_ends_as_the_fault_says(Fault.Kind kind) {
    fixture.fake().faults().next(WalletOperation.LINK, fault(kind));

    assertThat(ResponseSummary.of(fixture.client(), link(fixture.otp()))).isEqualTo(seen(kind));
    assertThat(fixture.isLinked()).isEqualTo(isApplied(kind));
    assertStillServing();
  }

  @ParameterizedTest
  @MethodSource("ofReading")
  void a_read_ends_as_the_fault_says(Fault.Kind kind) {
    fixture.fake().faults().next(WalletOperation.FIND, fault(kind));

    assertThat(ResponseSummary.of(fixture.client(), RawRequest.get(fixture.path())))
        .isEqualTo(seen(kind));
    assertStillServing();
  }

  @ParameterizedTest
  @MethodSource("ofLinking")
  void a_fault_can_be_set_by_a_form(Fault.Kind kind) {
    RawResponse set = fixture.post(
        "/sandbox/faults",
        "operation=LINK&times=1&seconds=30&code=the_code&message=The+words.&fault="
            + FaultCommands.name(kind));

    assertThat(set.status()).isEqualTo(200);
    assertThat(ResponseSummary.of(fixture.client(), link(fixture.otp()))).isEqualTo(seen(kind));
    assertThat(fixture.isLinked()).isEqualTo(isApplied(kind));
    assertStillServing();
  }

  @ParameterizedTest
  @EnumSource
  void a_magic_otp_brings_what_its_name_says(MagicOtp magic) {
    fixture.link();
    fixture.command("command=delink");

    assertThat(ResponseSummary.of(fixture.client(), link(magic.typed()))).isEqualTo(seen(magic));
    assertThat(fixture.isLinked()).isEqualTo(isLinking(magic));
    assertStillServing();
  }

  @Nested
  class In_detail {

    @Test
    void half_an_answer_is_of_a_wallet_and_ends_before_its_state() {
      fixture.fake().faults().next(WalletOperation.FIND, Fault.answerCut());

      RawResponse response = fixture.get(fixture.path());

      assertThat(response.header("Content-Type")).isEqualTo("application/json");
      assertThat(response.body()).isEqualTo("{\"object\":\"wallet_account\",\"linked\":");
    }

    @Test
    void a_bad_gateway_speaks_html() {
      fixture.fake().faults().next(WalletOperation.FIND, Fault.badGateway());

      RawResponse response = fixture.get(fixture.path());

      assertThat(response.header("Content-Type")).isEqualTo("text/html; charset=UTF-8");
      assertThat(response.body()).startsWith("<html>").contains("502 Bad Gateway");
    }

    @Test
    void a_throttled_call_is_told_how_long_to_wait() {
      fixture.fake().faults().next(WalletOperation.FIND, Fault.throttled(HALF_A_MINUTE));

      assertThat(fixture.get(fixture.path()).header("Retry-After")).isEqualTo("30");
    }

    @Test
    void a_wait_is_rounded_up() {
      fixture.fake().faults().next(WalletOperation.FIND, Fault.throttled(Duration.ofMillis(1)));

      assertThat(fixture.get(fixture.path()).header("Retry-After")).isEqualTo("1");
    }

    @Test
    void a_refusal_has_the_code_and_the_words_that_were_set() {
      fixture
          .fake()
          .faults()
          .next(WalletOperation.FIND, Fault.refused("the_code", "The \"words\"."));

      RawResponse response = fixture.get(fixture.path());

      assertThat(response.field("error_code")).isEqualTo("the_code");
      assertThat(response.field("error_message")).isEqualTo("The \"words\".");
    }

    @Test
    void a_slow_provider_moves_the_clock_and_no_thread_waits() {
      fixture.fake().faults().next(WalletOperation.FIND, Fault.slow(HALF_A_MINUTE));

      assertThat(fixture.get(fixture.path()).status()).isEqualTo(200);
      assertThat(fixture.fake().clock().instant()).isEqualTo(FakeClock.START.plus(HALF_A_MINUTE));
    }

    @Test
    void a_slow_provider_may_look_at_an_otp_too_late() {
      fixture.fake().faults().next(WalletOperation.LINK, Fault.slow(Duration.ofMinutes(10)));

      assertThat(fixture.link().field("error_code")).isEqualTo("otp_expired");
    }

    @Test
    void a_wrong_otp_uses_up_a_guess() {
      fixture.fake().faults().next(WalletOperation.LINK, Fault.wrongOtp());

      assertThat(fixture.link().field("error_message")).contains("4 more attempts");
    }

    @Test
    void an_sms_that_fails_goes_unnoticed() {
      String before = fixture.otp();
      fixture.fake().clock().advance(HALF_A_MINUTE);
      fixture.fake().faults().next(WalletOperation.REQUEST_OTP, Fault.smsFailed());

      assertThat(fixture.command("command=authenticate").status()).isEqualTo(200);
      assertThat(fixture.fake().inbox().count(fixture.wallet())).isOne();
      assertThat(fixture.command("command=link&otp=" + before).field("error_code"))
          .isEqualTo("otp_incorrect");
    }

    @Test
    void a_provider_that_is_down_leaves_balances_as_last_known() {
      fixture.link();
      fixture.fake().setBalance(fixture.wallet(), BigDecimal.ONE);
      fixture
          .fake()
          .faults()
          .next(WalletOperation.REFRESH_ALL, Fault.providerDown(WalletProvider.MOBIKWIK));

      RawResponse response = fixture.get(fixture.walletsPath() + "/refresh-balances");

      assertThat(JsonMaps.objects(response.json(), "list"))
          .extracting(wallet -> wallet.get("current_balance"))
          .containsExactly(new BigDecimal("250"));
    }

    @Test
    void a_fault_stays_while_it_is_set() {
      fixture.post("/sandbox/faults", "operation=FIND&fault=unavailable&while_set=true");

      assertThat(fixture.get(fixture.path()).status()).isEqualTo(503);
      assertThat(fixture.get(fixture.path()).status()).isEqualTo(503);
      fixture.post("/sandbox/faults/clear", "operation=FIND&fault=unavailable");
      assertThat(fixture.get(fixture.path()).status()).isEqualTo(200);
    }

    @Test
    void a_magic_otp_in_four_digits_will_do() {
      assertThat(fixture.command("command=link&otp=0021").field("error_code"))
          .isEqualTo("magic_refusal");
    }
  }

  private void assertStillServing() {
    assertThat(fixture.get(fixture.walletsPath()).status()).isEqualTo(200);
  }

  private RawRequest link(String otp) {
    return RawRequest.post(fixture.path(), "command=link&otp=" + otp);
  }

  private static List<Fault.Kind> ofLinking() {
    return applicableTo(WalletOperation.LINK);
  }

  private static List<Fault.Kind> ofReading() {
    return applicableTo(WalletOperation.FIND);
  }

  private static List<Fault.Kind> applicableTo(WalletOperation operation) {
    return Arrays.stream(Fault.Kind.values())
        .filter(kind -> kind.operations().contains(operation))
        .toList();
  }

  private static Fault fault(Fault.Kind kind) {
    return FAULTS.stream().filter(fault -> fault.kind() == kind).findFirst().orElseThrow();
  }

  private static String seen(Fault.Kind kind) {
    return switch (kind) {
      case UNAVAILABLE -> "HTTP 503";
      case ANSWER_LOST, REQUEST_LOST -> ResponseSummary.NOTHING_THEN_CLOSED;
      case ANSWER_RESET -> ResponseSummary.NOTHING_THEN_RESET;
      case ANSWER_CUT -> ResponseSummary.TRUNCATED;
      case ANSWER_DRIPS -> ResponseSummary.DRIPS;
      case BAD_GATEWAY -> "HTTP 502";
      case THROTTLED -> "HTTP 429";
      case REFUSED, WRONG_OTP -> "HTTP 400";
      case SLOW, SMS_FAILED, PROVIDER_DOWN -> "HTTP 200";
    };
  }

  private static boolean isApplied(Fault.Kind kind) {
    return switch (kind) {
      case ANSWER_LOST, ANSWER_RESET, ANSWER_CUT, ANSWER_DRIPS, BAD_GATEWAY, SLOW -> true;
      default -> false;
    };
  }

  private static String seen(MagicOtp magic) {
    return switch (magic) {
      case LINKED -> "HTTP 200";
      case WRONG, EXPIRED, GUESSES_EXHAUSTED, NOT_REQUESTED, ACCOUNT_LOCKED -> "HTTP 400";
      case CREDENTIALS_REFUSED -> "HTTP 401";
      default -> seen(Fault.Kind.valueOf(magic.name()));
    };
  }

  private static boolean isLinking(MagicOtp magic) {
    return switch (magic) {
      case LINKED -> true;
      case WRONG, EXPIRED, GUESSES_EXHAUSTED, NOT_REQUESTED, ACCOUNT_LOCKED, CREDENTIALS_REFUSED ->
        false;
      default -> isApplied(Fault.Kind.valueOf(magic.name()));
    };
  }

  /** In real time, while the fake's clock stands. */
  @Nested
  class A_wait {

    @Test
    void delays_the_response_of_a_call_that_is_applied_at_once() {
      fixture.post("/sandbox/faults", "operation=LINK&fault=wait&times=1&seconds=1");
      long begun = System.nanoTime();

      RawResponse linked = fixture.link();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(999));
      assertThat(linked.json()).containsEntry("linked", true);
      assertThat(fixture.fake().clock().instant()).isEqualTo(FakeClock.START);
      assertThat(JsonMaps.objects(fixture.get("/sandbox/state").json(), "faults"))
          .isEmpty();
    }

    @Test
    void that_stands_is_told_and_cleared() {
      fixture.post("/sandbox/faults", "operation=LINK&fault=wait&while_set=true&seconds=600");

      assertThat(JsonMaps.objects(fixture.get("/sandbox/state").json(), "faults"))
          .singleElement()
          .satisfies(set -> assertThat(set)
              .containsEntry("fault", "wait")
              .containsEntry("words", "response waits in real time, 600 s")
              .containsEntry("times", null));
      fixture.post("/sandbox/faults/clear", "operation=LINK&fault=wait");
      assertThat(fixture.link().json()).containsEntry("linked", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seconds=0&times=1", "seconds=601&times=1", "seconds=1&times=0"})
    void is_bounded(String form) {
      assertThat(fixture
              .post("/sandbox/faults", "operation=LINK&fault=wait&" + form)
              .status())
          .isEqualTo(400);
    }
  }

  @Nested
  class A_wait_and_a_magic_otp {

    @Test
    void apply_to_the_same_call() {
      fixture.post("/sandbox/faults", "operation=LINK&fault=wait&times=1&seconds=1");

      RawResponse linked = fixture.command("command=link&otp=" + MagicOtp.LINKED.typed());

      assertThat(linked.json()).containsEntry("linked", true);
      assertThat(
              JsonMaps.objects(fixture.get("/sandbox/requests").json(), "items").get(0))
          .containsEntry("waited_seconds", BigDecimal.ONE);
      assertThat(JsonMaps.objects(fixture.get("/sandbox/state").json(), "faults"))
          .isEmpty();
    }
  }
}
