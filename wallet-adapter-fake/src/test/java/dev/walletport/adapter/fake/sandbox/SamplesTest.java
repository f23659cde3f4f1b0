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

  private final SandboxFixture fixture = SandboxFixture.start();

  SamplesTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void link() {
    assertThat(shape(fixture.link())).isEqualTo(sample("link-wallet.json"));
  }

  @Test
  void link_without_an_otp() {
    RawResponse response = fixture.command("command=link");

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.json())
        .isEqualTo(JsonMaps.object(SampleResources.read("link-wallet-error.json")));
  }

  @Test
  void delink() {
    fixture.link();

    assertThat(shape(fixture.command("command=delink"))).isEqualTo(sample("delink-wallet.json"));
  }

  @Test
  void get_and_refresh_of_a_linked_wallet() {
    fixture.link();

    assertThat(shape(fixture.get(fixture.path()))).isEqualTo(linked());
    assertThat(shape(fixture.command("command=refresh"))).isEqualTo(linked());
    assertThat(shape(fixture.get(fixture.path() + "?command=refresh"))).isEqualTo(linked());
  }

  @Test
  void create_authenticate_update_and_get_of_an_unlinked_wallet() {
    fixture.fake().clock().advance(Duration.ofMinutes(1));

    assertThat(shape(fixture.post(fixture.walletsPath(), "gateway=PAYTM"))).isEqualTo(unlinked());
    assertThat(shape(fixture.post(fixture.walletsPath(), "gateway=PAYTM&command=authenticate")))
        .isEqualTo(unlinked());
    assertThat(shape(fixture.command("command=update&mobile_number=9000000001")))
        .isEqualTo(unlinked());
    assertThat(shape(fixture.command("command=authenticate"))).isEqualTo(unlinked());
    assertThat(shape(fixture.get(fixture.path()))).isEqualTo(unlinked());
  }

  @Test
  void list_and_refresh_all() {
    fixture.link();

    RawResponse list = fixture.get(fixture.walletsPath());
    RawResponse refreshed = fixture.get(fixture.walletsPath() + "/refresh-balances");

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
    fixture.post("/customers", "object_reference_id=customer_2");

    assertThat(fixture.get("/customers/customer_2/wallets").body())
        .isEqualTo("{\"object\":\"list\",\"list\":[],\"count\":0,\"offset\":0,\"total\":0}");
  }

  @Test
  void all_are_json() {
    assertThat(fixture.link().header("Content-Type")).isEqualTo("application/json");
    assertThat(fixture.command("command=link").header("Content-Type"))
        .isEqualTo("application/json");
  }

  private static Map<String, String> shape(RawResponse response) {
    assertThat(response.status()).isEqualTo(200);
    return JsonMaps.shape(response.json());
  }

  private static Map<String, String> sample(String name) {
    return JsonMaps.shape(JsonMaps.object(SampleResources.read(name)));
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
