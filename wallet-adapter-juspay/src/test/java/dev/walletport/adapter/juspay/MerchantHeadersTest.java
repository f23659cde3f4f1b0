package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.MerchantHeaders.Keyed;
import io.vavr.control.Either;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MerchantHeadersTest {

  private final AtomicReference<JuspayApiKey> key =
      new AtomicReference<>(JuspayApiKey.of("your_api_key"));
  private final MerchantHeaders headers =
      new MerchantHeaders(JuspayMerchant.named("shop", key::get));

  @Test
  void are_put_together_once_for_a_key() {
    Keyed first = headers.current().get();

    key.set(JuspayApiKey.of("your_api_key"));

    assertThat(headers.current().get()).isSameAs(first);
  }

  @Test
  void are_put_together_anew_for_another_key() {
    Keyed first = headers.current().get();
    JuspayApiKey other = JuspayApiKey.of("other_api_key");

    key.set(other);

    Keyed second = headers.current().get();
    assertThat(second.apiKey()).isEqualTo(other);
    assertThat(second.fields()).isNotSameAs(first.fields());
  }

  @Test
  void are_printed_by_the_name_of_the_merchant_alone() {
    assertThat(headers.current().get()).hasToString("Keyed(shop, hidden)");
  }

  /** Kotlin and Scala throw it out of a supplier. */
  @Test
  void keep_the_interrupt_that_the_source_of_the_key_ends_with() {
    MerchantHeaders interrupted = new MerchantHeaders(
        JuspayMerchant.named("shop", () -> thrown(new InterruptedException("told"))));

    Either<String, Keyed> current = interrupted.current();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(current).isEqualTo(Either.left("no API key: InterruptedException"));
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // It is thrown undeclared.
  private static <E extends Exception, T> T thrown(Exception exception) throws E {
    throw (E) exception;
  }
}
