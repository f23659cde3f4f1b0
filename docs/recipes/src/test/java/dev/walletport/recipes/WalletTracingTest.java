package dev.walletport.recipes;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspayMerchant;
import dev.walletport.adapter.juspay.JuspaySettings;
import dev.walletport.adapter.juspay.JuspayTransport;
import dev.walletport.application.SettlingPolicy;
import dev.walletport.application.Wallets;
import dev.walletport.application.port.CallId;
import dev.walletport.application.port.CallStamp;
import dev.walletport.application.port.CallSubject;
import dev.walletport.application.port.WalletAttempt;
import dev.walletport.application.port.WalletAttempt.Ending;
import dev.walletport.application.port.WalletAttempt.Reason;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.HeldBack;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WalletTracingTest {

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final SdkTracerProvider provider = SdkTracerProvider.builder()
      .addSpanProcessor(SimpleSpanProcessor.create(exporter))
      .build();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder().setTracerProvider(provider).build();
  private final WalletTracing tracing = new WalletTracing(telemetry);
  private final WalletEvents events = tracing.events();
  private final FakeWallets fake = FakeWallets.create();
  private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
  private final WalletId wallet =
      fake.openWallet(customer.id(), NewWallet.at(WalletProvider.MOBIKWIK));
  private final WalletGateway gateway = tracing.gateway(fake.gateway());

  @AfterEach
  void close() {
    provider.close();
  }

  @Nested
  class A_use_case {

    @Test
    void is_one_span_with_the_call_of_the_gateway_under_it() {
      link(gateway, sentOtp(), SettlingPolicy.none());

      SpanData useCase = span("wallet link");
      SpanData call = span("gateway link");
      assertThat(exporter.getFinishedSpanItems()).hasSize(2);
      assertThat(useCase.getParentSpanId()).isEqualTo(SpanId.getInvalid());
      assertThat(useCase.getKind()).isEqualTo(SpanKind.INTERNAL);
      assertThat(call.getParentSpanId()).isEqualTo(useCase.getSpanId());
      assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
      assertThat(call.getAttributes().get(TracingWalletGateway.WALLET)).isEqualTo(wallet.value());
    }

    @Test
    void has_its_outcome_and_the_number_of_calls() {
      link(gateway, sentOtp(), SettlingPolicy.none());

      SpanData useCase = span("wallet link");
      assertThat(useCase.getAttributes().get(TracingWalletEvents.OUTCOME)).isEqualTo("Done");
      assertThat(useCase.getAttributes().get(TracingWalletEvents.CALLS)).isEqualTo(1);
      assertThat(useCase.getAttributes().get(TracingWalletEvents.CALL)).isNotBlank();
      assertThat(useCase.getStatus()).isEqualTo(StatusData.unset());
    }

    @Test
    void that_was_settled_is_no_error_though_its_command_is() {
      String typed = sentOtp();
      fake.faults().next(WalletOperation.LINK, Fault.answerLost());

      link(gateway, typed, SettlingPolicy.standard());

      SpanData useCase = span("wallet link");
      assertThat(useCase.getAttributes().get(TracingWalletEvents.OUTCOME)).isEqualTo("Settled");
      assertThat(useCase.getStatus()).isEqualTo(StatusData.unset());
      assertThat(span("gateway link").getStatus())
          .isEqualTo(StatusData.create(StatusCode.ERROR, "OutcomeUnknown"));
      assertThat(span("gateway find").getParentSpanId()).isEqualTo(useCase.getSpanId());
    }

    @Test
    void is_under_the_span_of_the_host() {
      Span host = telemetry.getTracer("host").spanBuilder("POST /link").startSpan();

      try (Scope scope = host.makeCurrent()) {
        assertThat(scope).isNotNull();
        link(gateway, sentOtp(), SettlingPolicy.none());
      }
      host.end();

      assertThat(span("wallet link").getParentSpanId())
          .isEqualTo(host.getSpanContext().getSpanId());
      assertThat(span("POST /link").getAttributes().asMap()).isEmpty();
    }
  }

  @Nested
  class The_status {

    static Stream<Arguments> errors() {
      return Stream.of(
          Arguments.of(Fault.unavailable(), "Unavailable"),
          Arguments.of(Fault.throttled(Duration.ofSeconds(1)), "Throttled"),
          Arguments.of(Fault.requestLost(), "OutcomeUnknown"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void is_an_error_with_the_kind_of_the_failure(Fault fault, String kind) {
      String typed = sentOtp();
      fake.faults().next(WalletOperation.LINK, fault);

      link(gateway, typed, SettlingPolicy.none());

      assertThat(exporter.getFinishedSpanItems()).hasSize(2).allSatisfy(span -> {
        assertThat(span.getStatus()).isEqualTo(StatusData.create(StatusCode.ERROR, kind));
        assertThat(span.getAttributes().get(WalletTracing.FAILURE)).isEqualTo(kind);
        assertThat(span.getAttributes().get(WalletTracing.ERROR_TYPE)).isEqualTo(kind);
      });
    }

    static Stream<Arguments> refusals() {
      return Stream.of(
          Arguments.of(Fault.wrongOtp(), "OtpRejected.Wrong"),
          Arguments.of(Fault.refused("E1", "no"), "Refused"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void is_none_for_a_refusal_which_is_an_attribute(Fault fault, String kind) {
      String typed = sentOtp();
      fake.faults().next(WalletOperation.LINK, fault);

      link(gateway, typed, SettlingPolicy.none());

      assertThat(exporter.getFinishedSpanItems()).hasSize(2).allSatisfy(span -> {
        assertThat(span.getStatus()).isEqualTo(StatusData.unset());
        assertThat(span.getAttributes().get(WalletTracing.FAILURE)).isEqualTo(kind);
        assertThat(span.getAttributes().get(WalletTracing.ERROR_TYPE)).isNull();
      });
    }

    @Test
    void is_none_for_a_wallet_in_another_state() {
      ignore(gateway.delink(customer, wallet));

      assertThat(span("gateway delink").getStatus()).isEqualTo(StatusData.unset());
      assertThat(span("gateway delink").getAttributes().get(WalletTracing.FAILURE))
          .isEqualTo("NotInThisState");
    }

    @ParameterizedTest
    @EnumSource(HeldBack.Reason.class)
    void is_an_error_for_a_command_that_is_held_back_only_if_it_is_given_up(
        HeldBack.Reason reason) {
      ignore(tracing.call(
          WalletOperation.LINK, () -> Either.left(new HeldBack(reason, Option.none()))));

      assertThat(exporter.getFinishedSpanItems())
          .singleElement()
          .extracting(SpanData::getStatus)
          .isEqualTo(
              reason == HeldBack.Reason.GIVEN_UP
                  ? StatusData.create(StatusCode.ERROR, "HeldBack.GIVEN_UP")
                  : StatusData.unset());
    }

    @Test
    void is_an_error_for_a_wallet_that_is_not_there() {
      ignore(gateway.find(customer, WalletId.of("wlt_unknown")));

      assertThat(span("gateway find").getStatus())
          .isEqualTo(StatusData.create(StatusCode.ERROR, "WalletNotFound"));
    }

    @Test
    void is_an_error_with_the_class_alone_of_what_is_thrown() {
      WalletGateway throwing = tracing.gateway(throwing(new IllegalStateException("canary")));

      assertThatThrownBy(() -> throwing.find(customer, wallet)).hasMessage("canary");

      assertThat(span("gateway find").getStatus())
          .isEqualTo(StatusData.create(StatusCode.ERROR, "java.lang.IllegalStateException"));
      assertThat(span("gateway find").toString()).doesNotContain("canary");
    }
  }

  @Nested
  class Attempts {

    @Test
    void are_spans_under_the_call_that_made_them() throws IOException {
      fake.faults().next(WalletOperation.FIND, Fault.badGateway());

      onJuspay("your_api_key", juspay -> ignore(juspay.find(customer, wallet)));

      List<SpanData> attempts = spans("attempt find");
      assertThat(attempts)
          .extracting(SpanData::getParentSpanId)
          .containsExactly(
              span("gateway find").getSpanId(), span("gateway find").getSpanId());
      assertThat(attempts)
          .extracting(attempt -> attempt.getAttributes().get(TracingWalletEvents.STATUS))
          .containsExactly(502L, 200L);
      assertThat(attempts)
          .extracting(attempt -> attempt.getAttributes().get(TracingWalletEvents.NUMBER))
          .containsExactly(1L, 2L);
      assertThat(attempts)
          .extracting(attempt -> attempt.getStatus().getStatusCode())
          .containsExactly(StatusCode.ERROR, StatusCode.UNSET);
    }

    @Test
    void follow_each_other_and_take_as_long_as_they_took() throws IOException {
      fake.faults().next(WalletOperation.FIND, Fault.badGateway());

      onJuspay("your_api_key", juspay -> ignore(juspay.find(customer, wallet)));

      SpanData first = spans("attempt find").get(0);
      SpanData second = spans("attempt find").get(1);
      assertThat(first.getEndEpochNanos()).isGreaterThan(first.getStartEpochNanos());
      assertThat(second.getEndEpochNanos()).isGreaterThan(second.getStartEpochNanos());
      assertThat(second.getStartEpochNanos()).isGreaterThan(first.getStartEpochNanos());
    }

    @Test
    void of_a_command_whose_answer_was_lost_say_why() throws IOException {
      String typed = sentOtp();
      fake.faults().next(WalletOperation.LINK, Fault.answerLost());

      onJuspay("your_api_key", juspay -> link(juspay, typed, SettlingPolicy.standard()));

      SpanData lost = span("attempt link");
      assertThat(lost.getAttributes().get(TracingWalletEvents.ENDING)).isEqualTo("Lost");
      assertThat(lost.getAttributes().get(TracingWalletEvents.REASON)).isEqualTo("CONNECTION_LOST");
      assertThat(lost.getStatus())
          .isEqualTo(StatusData.create(StatusCode.ERROR, "CONNECTION_LOST"));
      assertThat(lost.getParentSpanId()).isEqualTo(span("gateway link").getSpanId());
      assertThat(span("attempt find").getParentSpanId())
          .isEqualTo(span("gateway find").getSpanId());
      assertThat(span("gateway find").getParentSpanId())
          .isEqualTo(span("wallet link").getSpanId());
    }

    @Test
    void that_never_left_say_why() {
      told(new Ending.NotSent(Reason.POOL_SHARE_FULL, ""));

      SpanData attempt = span("attempt find");
      assertThat(attempt.getAttributes().get(TracingWalletEvents.REASON))
          .isEqualTo("POOL_SHARE_FULL");
      assertThat(attempt.getStatus())
          .isEqualTo(StatusData.create(StatusCode.ERROR, "POOL_SHARE_FULL"));
    }

    @Test
    void have_the_code_and_the_request_id_of_the_provider() {
      told(new Ending.Answered(
          400, new ProviderTrace(Option.some("wallet_not_found"), Option.some("req_1"))));

      SpanData attempt = span("attempt find");
      assertThat(attempt.getAttributes().get(TracingWalletEvents.CODE))
          .isEqualTo("wallet_not_found");
      assertThat(attempt.getAttributes().get(TracingWalletEvents.REQUEST)).isEqualTo("req_1");
      assertThat(attempt.getAttributes().get(TracingWalletEvents.REASON)).isNull();
    }

    private void told(Ending ending) {
      events.onAttempt(new WalletAttempt(
          new CallStamp(CallId.of("call_1"), Instant.EPOCH, Option.none()),
          CallSubject.of(WalletOperation.FIND, customer, wallet),
          1,
          ending,
          Duration.ZERO));
    }

    @Test
    void are_made_for_a_merchant_who_is_named() throws IOException {
      onJuspay("your_api_key", juspay -> {
        ignore(juspay.find(customer, wallet));

        assertThat(juspay.merchant()).isEqualTo(Option.some("books"));
      });

      assertThat(span("gateway find").getAttributes().get(TracingWalletGateway.MERCHANT))
          .isEqualTo("books");
    }
  }

  @Test
  void a_refresh_of_all_balances_has_a_span_of_its_own() {
    assertThat(gateway.refreshAll(customer).isRight()).isTrue();

    assertThat(span("gateway refresh_all").getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(fake.journal())
        .extracting(JournalEntry::operation)
        .containsExactly(WalletOperation.REFRESH_ALL);
  }

  @Test
  void whether_a_traced_gateway_is_closed_is_what_the_one_behind_it_says() {
    Juspay juspay = Juspay.open(
        JuspaySettings.builder(URI.create("http://127.0.0.1:9"), JuspayApiKey.of("your_api_key"))
            .build());
    WalletGateway traced = tracing.gateway(juspay.gateway());
    boolean before = traced.isClosed();

    juspay.close();

    assertThat(before).isFalse();
    assertThat(traced.isClosed()).isTrue();
  }

  @Test
  void the_pause_of_a_traced_gateway_is_that_of_the_one_behind_it() {
    assertThat(gateway.pause()).isSameAs(fake.gateway().pause());
  }

  @Test
  void no_span_holds_a_secret() throws IOException {
    Customer secretive = fake.openCustomer(CustomerId.of("canary_customer"));
    WalletId secret = fake.openWallet(secretive.id(), NewWallet.at(WalletProvider.MOBIKWIK));
    fake.setBalance(secret, new BigDecimal("7654.32"));
    fake.faults().next(WalletOperation.LIST, Fault.refused("E1", "canary_words"));

    onJuspay("canary_key", juspay -> {
      ignore(juspay.changeMobileNumber(secretive, secret, MobileNumber.of("9876501234")));
      ignore(juspay.list(secretive));
      ignore(juspay.requestOtp(secretive, secret));
      String otp = fake.inbox().newestOtp(secret);
      Linked linked = juspay
          .link(secretive, secret, Otp.parse(otp, OtpForm.standard()).get())
          .get();
      ignore(juspay.refresh(secretive, secret));

      assertThat(linked.toString()).contains("7654.32");
      assertThat(exporter.getFinishedSpanItems())
          .hasSize(10)
          .map(SpanData::toString)
          .noneMatch(span -> span.contains("canary"))
          .noneMatch(span -> span.contains("9876501234"))
          .noneMatch(span -> span.contains("7654.32"))
          .noneMatch(span -> span.contains(otp))
          .noneMatch(span -> span.contains(linked.funds().token().get().reveal()))
          .anyMatch(span -> span.contains(secret.value()));
    });
  }

  private String sentOtp() {
    ignore(fake.gateway().requestOtp(customer, wallet));
    return fake.inbox().newestOtp(wallet);
  }

  // README
  private Either<WalletFailure, Linked> link(
      WalletGateway traced, String typed, SettlingPolicy policy) {
    Wallets wallets = Wallets.builder(traced)
        .settling(policy)
        .events(events)
        .clock(fake.clock())
        .build();
    return tracing.call(WalletOperation.LINK, () -> wallets.link(customer, wallet, typed));
  }
  // README

  /**
   * Runs something on the traced gateway of a merchant of Juspay's, which is the fake over HTTP.
   */
  private void onJuspay(String key, Consumer<WalletGateway> calls) throws IOException {
    JuspayMerchant merchant = JuspayMerchant.named("books", JuspayApiKey.of(key));
    try (JuspaySandbox sandbox = JuspaySandbox.start(fake);
        JuspayTransport transport = JuspayTransport.open(
            JuspaySettings.builder(sandbox.uri()).build(), InstantSource.system(), events)) {
      calls.accept(tracing.gateway(transport.gateway(merchant)));
    }
  }

  private static WalletGateway throwing(Throwable thrown) {
    return (WalletGateway) Proxy.newProxyInstance(
        WalletGateway.class.getClassLoader(),
        new Class<?>[] {WalletGateway.class},
        (proxy, method, arguments) -> {
          if (method.getName().equals("merchant")) {
            return Option.none();
          }
          throw thrown;
        });
  }

  private SpanData span(String name) {
    List<SpanData> named = spans(name);
    assertThat(named).as("spans of the name %s", name).hasSize(1);
    return named.get(0);
  }

  private List<SpanData> spans(String name) {
    return exporter.getFinishedSpanItems().stream()
        .filter(span -> span.getName().equals(name))
        .toList();
  }
}
