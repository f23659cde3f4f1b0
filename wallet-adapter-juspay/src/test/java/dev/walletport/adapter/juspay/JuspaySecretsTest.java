package dev.walletport.adapter.juspay;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.ProviderTrace;
import dev.walletport.domain.WalletProvider;
import dev.walletport.domain.testing.SampleWallets;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Canaries in every secret, and every logger at its finest level. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class JuspaySecretsTest {

  private static final String KEY = "canaryKey";
  private static final String BASIC = "Y2FuYXJ5S2V5Og";
  private static final String OTP = "918273645";
  private static final String TOKEN = "tok_canaryToken";
  private static final String MOBILE = "9990001112";
  private static final Customer CUSTOMER = Customer.registered(CustomerId.of("customer_1122"));
  private static final String WALLET = "{\"id\":\"" + SampleWallets.ID
      + "\",\"wallet\":\"PAYTM\",\"linked\":true,\"token\":\"" + TOKEN
      + "\",\"metadata\":{\"mobile_number\":\"" + MOBILE + "\"}}";

  private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Level before = root.getLevel();

  @BeforeEach
  void turn_every_logger_on() {
    root.detachAppender("console");
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.TRACE);
  }

  @AfterEach
  void turn_them_off() {
    root.setLevel(before);
    root.detachAppender(lines);
  }

  private static Stream<String> answers() {
    return Stream.of(
        RawServer.json(200, WALLET),
        RawServer.json(200, WALLET.replace("true", "1")),
        RawServer.json(200, "{\"list\":[" + WALLET + "]}"),
        RawServer.json(200, TOKEN),
        RawServer.json(
            400, "{\"error_code\":\"X\",\"error_message\":\"" + KEY + OTP + MOBILE + "\"}"),
        RawServer.json(401, "{\"error_code\":\"" + KEY + "\",\"error_message\":\"" + OTP + "\"}"),
        RawServer.empty(503, "X-Echo: " + TOKEN),
        RawServer.empty(302, "Location: /" + TOKEN),
        "HTTP/1.1 " + TOKEN + "\r\n\r\n",
        "HTTP/1.1 200 OK\r\n" + TOKEN + "\r\n\r\n",
        TOKEN + "\r\n\r\n",
        RawServer.HANG_UP);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void no_secret_comes_out_whatever_the_answer(String answer) throws IOException {
    List<Object> said = new ArrayList<>();
    try (RawServer server = RawServer.answering(answer);
        Juspay juspay = open(server)) {
      callEverything(juspay.gateway(), said);
      said.add(juspay);

      assertThat(server.requests()).anySatisfy(sent -> assertThat(sent).contains(OTP));
    }

    assertThat(allOf(said))
        .isNotEmpty()
        .noneSatisfy(line -> assertThat(line).containsAnyOf(KEY, BASIC, OTP, TOKEN, MOBILE));
  }

  @Test
  void the_loggers_were_on() throws IOException {
    try (RawServer server = RawServer.answering(RawServer.json(200, WALLET));
        Juspay juspay = open(server, Duration.ofSeconds(20))) {
      ignore(juspay.gateway().find(CUSTOMER, SampleWallets.ID));
    }

    assertThat(logged())
        .extracting(ILoggingEvent::getLoggerName)
        .anyMatch(name -> name.startsWith("org.apache.hc.client5"))
        .contains("dev.walletport.adapter.juspay.ResponseInterpreter");
    assertThat(logged())
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(line ->
            line.matches("FIND of " + SampleWallets.ID + " for merchant default: done in \\d+ ms, "
                + Pattern.quote(ProviderTrace.none().toString())));
  }

  /** With short deadlines, because some answers never end. */
  private static Juspay open(RawServer server) {
    return open(server, Duration.ofMillis(300));
  }

  private static Juspay open(RawServer server, Duration deadline) {
    return Juspay.open(JuspaySettings.builder(server.uri(), JuspayApiKey.of(KEY))
        .deadline(deadline)
        .refreshDeadline(deadline)
        .build());
  }

  private static void callEverything(WalletGateway gateway, List<Object> said) {
    MobileNumber mobile = MobileNumber.of(MOBILE);
    NewWallet newWallet = NewWallet.at(WalletProvider.PAYTM).withMobileNumber(mobile);
    said.add(gateway.create(CUSTOMER, newWallet));
    said.add(gateway.requestOtp(CUSTOMER, SampleWallets.ID));
    said.add(gateway.link(CUSTOMER, SampleWallets.ID, Otp.of(OTP)));
    said.add(gateway.find(CUSTOMER, SampleWallets.ID));
    said.add(gateway.list(CUSTOMER));
    said.add(gateway.refresh(CUSTOMER, SampleWallets.ID));
    said.add(gateway.refreshAll(CUSTOMER));
    said.add(gateway.changeMobileNumber(CUSTOMER, SampleWallets.ID, mobile));
    said.add(gateway.delink(CUSTOMER, SampleWallets.ID));
  }

  /** Another thread may log meanwhile. */
  private List<ILoggingEvent> logged() {
    synchronized (lines) {
      return List.copyOf(lines.list);
    }
  }

  private List<String> allOf(List<Object> said) {
    Stream<String> logged = logged().stream()
        .map(event -> event.getFormattedMessage() + " "
            + ThrowableProxyUtil.asString(event.getThrowableProxy()));
    return Stream.concat(said.stream().map(String::valueOf), logged).toList();
  }
}
