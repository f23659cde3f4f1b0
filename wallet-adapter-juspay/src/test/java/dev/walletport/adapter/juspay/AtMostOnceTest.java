package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletAccount.Unlinked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletFailure.OutcomeUnknown;
import dev.walletport.domain.WalletFailure.ProtocolViolation;
import dev.walletport.domain.WalletFailure.Refused;
import dev.walletport.domain.WalletFailure.Throttled;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of a bad answer, with the commands counted by the server that gives it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AtMostOnceTest {

  private static final JuspayApiKey KEY = JuspayApiKey.of("your_api_key");
  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final Instant NOW = SampleWallets.READ_AT;
  private static final String WALLET = "{\"id\":\"%s\",\"wallet\":\"MOBIKWIK\",\"linked\":%s}";
  private static final String LINKED =
      RawServer.json(200, WALLET.formatted(SampleWallets.ID, true));
  private static final String UNLINKED =
      RawServer.json(200, WALLET.formatted(SampleWallets.ID, false));

  /** A command as a test puts it. */
  private record Command(
      WalletOperation operation, Function<WalletGateway, Either<WalletFailure, ?>> call) {

    private static final Command LINK = new Command(
        WalletOperation.LINK,
        gateway -> gateway.link(CUSTOMER, SampleWallets.ID, Otp.of("345678")));

    private static List<Command> all() {
      NewWallet newWallet = NewWallet.at(WalletProvider.MOBIKWIK).withFirstOtp();
      MobileNumber number = MobileNumber.of("9876543210");
      return List.of(
          LINK,
          new Command(WalletOperation.CREATE, gateway -> gateway.create(CUSTOMER, newWallet)),
          new Command(
              WalletOperation.REQUEST_OTP,
              gateway -> gateway.requestOtp(CUSTOMER, SampleWallets.ID)),
          new Command(
              WalletOperation.DELINK, gateway -> gateway.delink(CUSTOMER, SampleWallets.ID)),
          new Command(
              WalletOperation.CHANGE_MOBILE_NUMBER,
              gateway -> gateway.changeMobileNumber(CUSTOMER, SampleWallets.ID, number)));
    }

    private WalletFailure unknown() {
      return new OutcomeUnknown(operation, NOW, Option.none());
    }

    @Override
    public String toString() {
      return operation.name();
    }
  }

  /** Answers that do not tell whether a command was applied. */
  private static Stream<String> unknowable() {
    return Stream.of(
        RawServer.HANG_UP,
        "garbage\r\n\r\n",
        RawServer.empty(408, "X: y"),
        RawServer.empty(500, "X: y"),
        RawServer.empty(502, "Content-Type: text/html"),
        RawServer.empty(503, "Retry-After: 0"),
        RawServer.empty(504, "X: y"),
        RawServer.empty(301, "Location: /wallets/elsewhere"),
        RawServer.empty(302, "Location: /wallets/elsewhere"),
        RawServer.empty(303, "Location: /wallets/elsewhere"),
        RawServer.empty(307, "Location: /wallets/elsewhere"),
        RawServer.empty(308, "Location: /wallets/elsewhere"),
        RawServer.empty(200, "X: y"),
        RawServer.empty(202, "X: y"),
        "HTTP/1.1 204 Nothing\r\n\r\n",
        RawServer.json(200, "<html>"),
        RawServer.json(200, "[]"),
        RawServer.json(200, "null"),
        RawServer.json(200, "{\"linked\":true}"),
        RawServer.json(200, " ".repeat(70_000)),
        "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n{}");
  }

  private static List<Command> commands() {
    return Command.all();
  }

  @Nested
  class A_command {
    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.juspay.AtMostOnceTest#unknowable")
    void is_sent_once_and_unknown_after(String answer) throws IOException {
      for (Command command : Command.all()) {
        try (RawServer server = RawServer.answering(answer, UNLINKED);
            Juspay juspay = open(server.uri())) {
          assertThat(command.call.apply(juspay.gateway()))
              .as("%s", command)
              .isEqualTo(Either.left(command.unknown()));
          assertThat(server.requests()).hasSize(1);
        }
      }
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.juspay.AtMostOnceTest#commands")
    void is_sent_once_and_throttled_by_a_429(Command command) throws IOException {
      try (RawServer server =
              RawServer.answering(RawServer.empty(429, "Retry-After: 0"), UNLINKED);
          Juspay juspay = open(server.uri())) {
        assertThat(command.call.apply(juspay.gateway()))
            .isEqualTo(Either.left(new Throttled(Option.some(Duration.ZERO))));
        assertThat(server.requests()).hasSize(1);
      }
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.juspay.AtMostOnceTest#commands")
    void is_sent_once_and_refused_by_a_401(Command command) throws IOException {
      String challenge = RawServer.empty(401, "WWW-Authenticate: Basic realm=\"x\"");
      try (RawServer server = RawServer.answering(challenge, UNLINKED);
          Juspay juspay = open(server.uri())) {
        assertThat(command.call.apply(juspay.gateway()))
            .isEqualTo(Either.left(new CredentialsRefused("HTTP 401", "")));
        assertThat(server.requests()).hasSize(1);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "404", "405", "409", "417", "421", "422"})
    void is_sent_once_and_certainly_not_applied_after(int status) throws IOException {
      try (RawServer server = RawServer.answering(RawServer.empty(status, "X: y"), UNLINKED);
          Juspay juspay = open(server.uri())) {
        WalletFailure failure =
            juspay.gateway().delink(CUSTOMER, SampleWallets.ID).getLeft();

        assertThat(failure).isNotInstanceOf(OutcomeUnknown.class);
        assertThat(server.requests()).hasSize(1);
      }
    }

    @Test
    void about_another_wallet_is_unknown() throws IOException {
      String other = RawServer.json(200, WALLET.formatted("wlt_other", true));
      try (RawServer server = RawServer.answering(other);
          Juspay juspay = open(server.uri())) {
        assertThat(Command.LINK.call.apply(juspay.gateway()))
            .isEqualTo(Either.left(Command.LINK.unknown()));
      }
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.juspay.AtMostOnceTest#commands")
    void that_never_left_is_unavailable(Command command) throws IOException {
      URI closed;
      try (RawServer server = RawServer.answering(LINKED)) {
        closed = server.uri();
      }
      try (Juspay juspay = open(closed)) {
        assertThat(command.call.apply(juspay.gateway()).getLeft()).isInstanceOf(Unavailable.class);
      }
    }
  }

  @Nested
  class A_state_that_contradicts_the_command {
    @Test
    void is_shown_when_the_answer_itself_has_it() throws IOException {
      try (RawServer server = RawServer.answering(LINKED);
          Juspay juspay = open(server.uri())) {
        assertThat(juspay.gateway().requestOtp(CUSTOMER, SampleWallets.ID).getLeft())
            .isInstanceOf(NotInThisState.class);
        assertThat(juspay.gateway().delink(CUSTOMER, SampleWallets.ID).getLeft())
            .isInstanceOfSatisfying(
                OutcomeUnknown.class,
                unknown -> assertThat(unknown.lastSeen().get()).isInstanceOf(Linked.class));
      }
    }

    @Test
    void is_read_once_when_the_refusal_says_so() throws IOException {
      String refusal = RawServer.json(400, "{\"error_code\":\"wallet_already_linked\"}");
      try (RawServer server = RawServer.answering(refusal, LINKED);
          Juspay juspay = open(server.uri())) {
        WalletFailure failure = Command.LINK.call.apply(juspay.gateway()).getLeft();

        assertThat(failure)
            .isInstanceOfSatisfying(
                NotInThisState.class,
                other -> assertThat(other.account()).isInstanceOf(Linked.class));
        assertThat(server.requests()).hasSize(2);
        assertThat(server.commands()).isEqualTo(1);
      }
    }

    /** The wallet is as it has to be for what was asked, so its state is not why. */
    @Test
    void is_none_if_the_read_shows_the_state_that_was_needed() throws IOException {
      String refusal = RawServer.json(400, "{\"error_code\":\"wallet_not_linked\"}");
      try (RawServer server = RawServer.answering(refusal, LINKED);
          Juspay juspay = open(server.uri())) {
        Either<WalletFailure, ?> refused = juspay.gateway().delink(CUSTOMER, SampleWallets.ID);

        assertThat(WithoutTrace.answer(refused))
            .isEqualTo(Either.left(new Refused("wallet_not_linked", "")));
        assertThat(server.requests()).hasSize(2);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "INVALID_ACTION",
          "ALREADY_EXISTS",
          "WALLET_ALREADY_LINKED",
          "wallet_not_linked",
          "LP_INVALID_ACTION"
        })
    void is_read_once_even_if_the_read_is_refused_in_the_same_words(String code)
        throws IOException {
      String refusal = RawServer.json(400, "{\"error_code\":\"" + code + "\"}");
      try (RawServer server = RawServer.answering(refusal);
          Juspay juspay = open(server.uri())) {
        Either<WalletFailure, ?> refused = juspay.gateway().delink(CUSTOMER, SampleWallets.ID);

        assertThat(WithoutTrace.answer(refused)).isEqualTo(Either.left(new Refused(code, "")));
        assertThat(server.requests()).hasSize(2);
        assertThat(server.commands()).isEqualTo(1);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVALID_ACTION", "ALREADY_EXISTS", "LP_WALLET_NOT_LINKED"})
    void of_a_read_is_what_its_refusal_says(String code) throws IOException {
      String refusal = RawServer.json(409, "{\"error_info\":{\"code\":\"" + code + "\"}}");
      try (RawServer server = RawServer.answering(refusal);
          Juspay juspay = open(server.uri())) {
        Either<WalletFailure, ?> found = juspay.gateway().find(CUSTOMER, SampleWallets.ID);
        Either<WalletFailure, ?> listed = juspay.gateway().list(CUSTOMER);

        assertThat(WithoutTrace.answer(found)).isEqualTo(Either.left(new Refused(code, "")));
        assertThat(WithoutTrace.answer(listed)).isEqualTo(Either.left(new Refused(code, "")));
        assertThat(server.requests()).hasSize(2);
      }
    }

    @Test
    void that_the_read_does_not_bear_out_leaves_the_refusal() throws IOException {
      String refusal = RawServer.json(400, "{\"error_info\":{\"code\":\"INVALID_ACTION\"}}");
      try (RawServer server = RawServer.answering(refusal, UNLINKED);
          Juspay juspay = open(server.uri())) {
        assertThat(WithoutTrace.answer(Command.LINK.call.apply(juspay.gateway())))
            .isEqualTo(Either.left(new Refused("INVALID_ACTION", "")));
        assertThat(server.commands()).isEqualTo(1);
      }
    }
  }

  @Nested
  class A_read {
    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void is_tried_again_after(int status) throws IOException {
      try (RawServer server = RawServer.answering(RawServer.empty(status, "X: y"), UNLINKED);
          Juspay juspay = open(server.uri())) {
        assertThat(juspay.gateway().find(CUSTOMER, SampleWallets.ID).get())
            .isInstanceOf(Unlinked.class);
        assertThat(server.requests()).hasSize(2);
      }
    }

    @Test
    void is_tried_again_after_a_hang_up() throws IOException {
      try (RawServer server = RawServer.answering(RawServer.HANG_UP, RawServer.HANG_UP, UNLINKED);
          Juspay juspay = open(server.uri())) {
        assertThat(juspay.gateway().find(CUSTOMER, SampleWallets.ID).get())
            .isInstanceOf(Unlinked.class);
        assertThat(server.requests()).hasSize(3);
      }
    }

    @Test
    void is_unavailable_when_the_attempts_are_used_up() throws IOException {
      try (RawServer server = RawServer.answering(RawServer.empty(503, "X: y"));
          Juspay juspay = open(server.uri())) {
        assertThat(juspay.gateway().list(CUSTOMER))
            .isEqualTo(Either.left(new Unavailable("HTTP 503")));
        assertThat(server.requests()).hasSize(3);
      }
    }

    @Test
    void is_not_tried_again_if_the_server_wants_a_longer_wait_than_there_is_time()
        throws IOException {
      try (RawServer server = RawServer.answering(RawServer.empty(429, "Retry-After: 86400"));
          Juspay juspay = open(server.uri())) {
        assertThat(juspay.gateway().list(CUSTOMER))
            .isEqualTo(Either.left(new Throttled(Option.some(Duration.ofDays(1)))));
        assertThat(server.requests()).hasSize(1);
      }
    }

    @Test
    void is_tried_once_if_the_setting_says_so() throws IOException {
      try (RawServer server = RawServer.answering(RawServer.HANG_UP, UNLINKED);
          Juspay juspay = Juspay.open(
              JuspaySettings.builder(server.uri(), KEY).maxAttempts(1).build())) {
        assertThat(juspay.gateway().find(CUSTOMER, SampleWallets.ID).getLeft())
            .isInstanceOf(Unavailable.class);
        assertThat(server.requests()).hasSize(1);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void is_not_tried_again_if_the_server_wants_a_wait_of_ages(String wait) throws IOException {
      try (RawServer server = RawServer.answering(RawServer.empty(503, "Retry-After: " + wait));
          Juspay juspay = open(server.uri())) {
        assertThat(juspay.gateway().list(CUSTOMER))
            .isEqualTo(Either.left(new Unavailable("HTTP 503")));
        assertThat(server.requests()).hasSize(1);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"<html>", "[]", "{}", "{\"id\":\"wlt_other\",\"wallet\":\"A\",\"linked\":true}"})
    void of_a_response_that_cannot_be_trusted_is_a_violation(String body) throws IOException {
      try (RawServer server = RawServer.answering(RawServer.json(200, body));
          Juspay juspay = open(server.uri())) {
        assertThat(juspay.gateway().find(CUSTOMER, SampleWallets.ID).getLeft())
            .isInstanceOf(ProtocolViolation.class);
        assertThat(juspay.gateway().list(CUSTOMER).getLeft()).isInstanceOf(ProtocolViolation.class);
        assertThat(server.requests()).hasSize(2);
      }
    }

    @Test
    void of_a_redirect_is_a_violation_and_not_followed() throws IOException {
      try (RawServer server =
              RawServer.answering(RawServer.empty(302, "Location: /wallets/x"), UNLINKED);
          Juspay juspay = open(server.uri())) {
        assertThat(juspay.gateway().find(CUSTOMER, SampleWallets.ID))
            .isEqualTo(Either.left(new ProtocolViolation("HTTP 302")));
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @Nested
  class A_deadline {
    private final Duration time = Duration.ofSeconds(1);

    @Test
    void ends_a_command_whose_answer_does_not_come_or_only_drips() throws IOException {
      try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\n");
          Juspay juspay = Juspay.open(
              JuspaySettings.builder(server.uri(), KEY).deadline(time).build(),
              InstantSource.fixed(NOW))) {
        long began = System.nanoTime();

        Either<WalletFailure, ?> answer = Command.LINK.call.apply(juspay.gateway());

        assertThat(answer).isEqualTo(Either.left(Command.LINK.unknown()));
        assertThat(Duration.ofNanos(System.nanoTime() - began))
            .isBetween(time, time.plusSeconds(5));
        assertThat(server.commands()).isEqualTo(1);
      }
    }

    @Test
    void ends_a_read_with_all_its_attempts() throws IOException {
      try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\n");
          Juspay juspay = Juspay.open(
              JuspaySettings.builder(server.uri(), KEY).deadline(time).build())) {
        assertThat(juspay.gateway().find(CUSTOMER, SampleWallets.ID))
            .isEqualTo(Either.left(new Unavailable("deadline passed")));
      }
    }

    @Test
    void leaves_no_connection_behind() throws IOException {
      try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\n", LINKED);
          Juspay juspay = Juspay.open(JuspaySettings.builder(server.uri(), KEY)
              .deadline(time)
              .poolSize(1)
              .build())) {
        assertThat(Command.LINK.call.apply(juspay.gateway()).isLeft()).isTrue();

        assertThat(juspay.gateway().find(CUSTOMER, SampleWallets.ID).get())
            .isInstanceOf(Linked.class);
      }
    }
  }

  @Test
  void an_interrupt_ends_a_call_and_stays_set() throws IOException {
    try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\n");
        Juspay juspay = open(server.uri())) {
      Thread.currentThread().interrupt();

      Either<WalletFailure, ?> answer = juspay.gateway().find(CUSTOMER, SampleWallets.ID);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(answer).isEqualTo(Either.left(new Unavailable("interrupted")));
    }
  }

  @Test
  void a_closed_client_is_unavailable_and_may_be_closed_again() throws IOException {
    try (RawServer server = RawServer.answering(LINKED)) {
      Juspay juspay = open(server.uri());
      juspay.close();
      juspay.close();

      assertThat(Command.LINK.call.apply(juspay.gateway()).getLeft())
          .isInstanceOf(Unavailable.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  private static Juspay open(URI uri) {
    return Juspay.open(JuspaySettings.builder(uri, KEY).build(), InstantSource.fixed(NOW));
  }
}
