package dev.walletport.adapter.fake.sandbox;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Every answer has the keys that the samples of its page have, and what stands behind them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SamplesTest {

  private final SandboxFixture stage = SandboxFixture.set();

  SamplesTest() throws IOException {}

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void link() {
    assertThat(shape(stage.link())).isEqualTo(sample("link-wallet.json"));
  }

  @Test
  void link_without_an_otp() {
    RawResponse reply = stage.command("command=link");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json())
        .isEqualTo(JsonMaps.object(SampleResources.show("link-wallet-error.json")));
  }

  @Test
  void delink() {
    stage.link();

    assertThat(shape(stage.command("command=delink"))).isEqualTo(sample("delink-wallet.json"));
  }

  @Test
  void get_and_refresh_of_a_linked_wallet() {
    stage.link();

    assertThat(shape(stage.get(stage.path()))).isEqualTo(linked());
    assertThat(shape(stage.command("command=refresh"))).isEqualTo(linked());
    assertThat(shape(stage.get(stage.path() + "?command=refresh"))).isEqualTo(linked());
  }

  @Test
  void create_authenticate_update_and_get_of_an_unlinked_wallet() {
    stage.fake().clock().advance(Duration.ofMinutes(1));

    assertThat(shape(stage.post(stage.all(), "gateway=PAYTM"))).isEqualTo(unlinked());
    assertThat(shape(stage.post(stage.all(), "gateway=PAYTM&command=authenticate")))
        .isEqualTo(unlinked());
    assertThat(shape(stage.command("command=update&mobile_number=9000000001")))
        .isEqualTo(unlinked());
    assertThat(shape(stage.command("command=authenticate"))).isEqualTo(unlinked());
    assertThat(shape(stage.get(stage.path()))).isEqualTo(unlinked());
  }

  @Test
  void list_and_refresh_all() {
    stage.link();

    RawResponse list = stage.get(stage.all());
    RawResponse refreshed = stage.get(stage.all() + "/refresh-balances");

    assertThat(shape(list))
        .isEqualTo(Map.of(
            "object", "String",
            "list", "list of [" + element() + "]",
            "count", "BigDecimal",
            "offset", "BigDecimal",
            "total", "BigDecimal"));
    assertThat(shape(refreshed)).isEqualTo(shape(list));
  }

  @Test
  void an_empty_list() {
    stage.post("/customers", "object_reference_id=customer_2");

    assertThat(stage.get("/customers/customer_2/wallets").body())
        .isEqualTo("{\"object\":\"list\",\"list\":[],\"count\":0,\"offset\":0,\"total\":0}");
  }

  @Test
  void all_are_json() {
    assertThat(stage.link().header("Content-Type")).isEqualTo("application/json");
    assertThat(stage.command("command=link").header("Content-Type")).isEqualTo("application/json");
  }

  private static Map<String, String> shape(RawResponse reply) {
    assertThat(reply.status()).isEqualTo(200);
    return JsonMaps.shape(reply.json());
  }

  private static Map<String, String> sample(String name) {
    return JsonMaps.shape(JsonMaps.object(SampleResources.show(name)));
  }

  private static Map<String, String> linked() {
    return sample("link-wallet.json");
  }

  /** The keys of the page on linking; what only a linked wallet has is null. */
  private static Map<String, String> unlinked() {
    Map<String, String> shape = new LinkedHashMap<>(linked());
    shape.putAll(Map.of("token", "null", "current_balance", "null", "last_refreshed", "null"));
    return shape;
  }

  /** A wallet in a list, whose keys are those of the page on linking and three more. */
  private static String element() {
    String more =
        "juspay_bank_code=String, gateway_reference_id=null, metadata={mobile_number=String}";
    return linked().entrySet().stream()
        .map(entry -> entry.toString())
        .collect(joining(", ", "{", ", " + more + "}"));
  }
}
