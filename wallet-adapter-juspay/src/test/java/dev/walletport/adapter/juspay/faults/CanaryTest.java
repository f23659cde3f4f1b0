package dev.walletport.adapter.juspay.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What came out of every operation in every fault, searched for every secret in every dress. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CanaryTest {

  private final MatrixRun run = MatrixRun.once();

  CanaryTest() throws Exception {}

  @Test
  void no_logger_says_a_secret() {
    assertThat(found(run.said().lines(), line -> line)).isEmpty();
  }

  @Test
  void all_loggers_were_on() {
    assertThat(run.said().speakers())
        .contains("dev.walletport.adapter.juspay.ResponseInterpreter")
        .anyMatch(name -> name.startsWith("org.apache.hc.client5.http.ssl"))
        .anyMatch(name -> name.startsWith("org.apache.hc.client5.http.impl.io"));
    assertThat(run.said().lines()).hasSizeGreaterThan(10_000);
  }

  @Test
  void nothing_is_printed() {
    assertThat(run.said().console()).isEmpty();
  }

  @Test
  void no_result_shows_a_secret() {
    assertThat(found(run.matrix(), measured -> String.valueOf(measured.answer())))
        .isEmpty();
    assertThat(found(run.matrix(), measured -> String.valueOf(measured.next()))).isEmpty();
  }

  @Test
  void no_result_can_be_serialised_with_a_secret() {
    assertThat(found(run.matrix(), measured -> serialised(measured.answer()))).isEmpty();
  }

  @Test
  void an_echo_is_masked_and_not_dropped() {
    assertThat(run.matrix())
        .filteredOn(measured -> measured.fault().name().contains("echoes"))
        .isNotEmpty()
        .allSatisfy(measured -> assertThat(words(measured.answer().getLeft())).contains("****"));
  }

  @Test
  void a_secret_would_be_found() {
    List<String> leaks = Stream.of(Canaries.OTP, Canaries.KEY, Canaries.TOKEN, Canaries.MOBILE)
        .map(secret -> "sent " + secret + " to")
        .toList();

    assertThat(leaks).allSatisfy(leak -> assertThat(Canaries.in(leak)).isNotEmpty());
    assertThat(Canaries.in("Authorization: Basic S3g0fmtlWStiODIvdlRnSjo=")).isNotEmpty();
  }

  private static String words(Object failure) {
    return failure instanceof CredentialsRefused refused
        ? refused.code() + refused.message()
        : ((Refused) failure).code() + ((Refused) failure).message();
  }

  /** What a careless cache would write; a type that refuses tells its name alone. */
  private static String serialised(Object answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String refusal = "";
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(answer);
    } catch (IOException e) {
      refusal = e.toString();
    }
    return bytes.toString(ISO_8859_1) + refusal;
  }

  private static <T> List<String> found(List<T> all, Function<T, String> text) {
    return all.stream()
        .filter(one -> !Canaries.in(text.apply(one)).isEmpty())
        .map(one -> Canaries.in(text.apply(one)) + " in " + one)
        .distinct()
        .limit(20)
        .toList();
  }
}
