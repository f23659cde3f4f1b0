package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.walletport.adapter.fake.sandbox.ControlRoute.Need;
import dev.walletport.adapter.fake.sandbox.ControlRoute.Parameter;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The document says what the controls do. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenApiTest {

  private final SandboxFixture fixture = SandboxFixture.start();
  private final Map<String, @Nullable Object> document =
      fixture.get("/sandbox/openapi.json").json();

  OpenApiTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void has_every_path_with_its_methods_and_no_other() {
    assertThat(document).containsEntry("openapi", "3.0.3");
    assertThat(paths().keySet())
        .containsExactlyInAnyOrderElementsOf(ControlRoutes.ALL.stream()
            .map(route -> "/sandbox/" + route.path())
            .distinct()
            .toList());
    for (ControlRoute route : ControlRoutes.ALL) {
      assertThat(operation(route)).containsEntry("summary", route.summary());
    }
  }

  @Test
  void tells_what_it_is() {
    assertThat(JsonMaps.asObject(document.get("info")))
        .containsExactly(
            entry("title", "Controls of the Walletport sandbox"), entry("version", "1"));
  }

  @Test
  void has_words_for_both_responses_of_every_control() {
    for (ControlRoute route : ControlRoutes.ALL) {
      Map<String, @Nullable Object> responses =
          JsonMaps.asObject(operation(route).get("responses"));

      assertThat(responses.keySet()).as(route.path()).containsExactly("200", "400");
      assertThat(responses.values())
          .allSatisfy(response -> assertThat(JsonMaps.asObject(response).get("description"))
              .asString()
              .isNotEmpty());
    }
  }

  @Test
  void has_words_and_a_type_for_every_field() {
    for (ControlRoute route : routes("POST")) {
      Map<String, @Nullable Object> fields = JsonMaps.asObject(form(route).get("properties"));
      for (Parameter parameter : route.parameters()) {
        assertThat(JsonMaps.asObject(fields.get(parameter.name())))
            .as(route.path())
            .containsExactly(entry("type", "string"), entry("description", parameter.words()));
      }
      assertThat(form(route)).containsEntry("type", "object");
    }
    for (ControlRoute route : routes("GET")) {
      assertThat(JsonMaps.objects(operation(route), "parameters"))
          .as(route.path())
          .extracting(one -> one.get("description"), one -> one.get("schema"))
          .containsExactlyElementsOf(route.parameters().stream()
              .map(parameter -> tuple(parameter.words(), Map.of("type", "string")))
              .toList());
    }
  }

  @Test
  void has_the_parameters_of_every_read_with_their_places_and_needs() {
    for (ControlRoute route : routes("GET")) {
      assertThat(JsonMaps.objects(operation(route), "parameters"))
          .as(route.path())
          .extracting(one -> one.get("name"), one -> one.get("in"), one -> one.get("required"))
          .containsExactlyElementsOf(route.parameters().stream()
              .map(parameter -> tuple(
                  parameter.name(),
                  route.isInPath(parameter) ? "path" : "query",
                  parameter.need() == Need.REQUIRED))
              .toList());
    }
  }

  @Test
  void requires_what_is_in_a_path_and_nothing_of_a_query() {
    assertThat(parameters("requests/{number}"))
        .singleElement()
        .satisfies(number -> assertThat(number)
            .contains(entry("name", "number"), entry("in", "path"), entry("required", true)));
    for (String list : List.of("state", "customers", "wallets", "messages", "journal")) {
      assertThat(parameters(list))
          .as(list)
          .extracting(one -> one.get("name"), one -> one.get("in"), one -> one.get("required"))
          .containsExactly(
              tuple("customer", "query", false),
              tuple("wallet", "query", false),
              tuple("operation", "query", false),
              tuple("outcome", "query", false),
              tuple("search", "query", false),
              tuple("offset", "query", false),
              tuple("limit", "query", false));
    }
    assertThat(parameters("requests").get(0))
        .contains(entry("name", "scope"), entry("in", "query"), entry("required", false));
    assertThat(parameters("openapi.json")).isEmpty();
  }

  private List<Map<String, @Nullable Object>> parameters(String path) {
    return JsonMaps.objects(operation(route("GET", path)), "parameters");
  }

  @Test
  void has_the_fields_of_every_form() {
    for (ControlRoute route : routes("POST")) {
      assertThat(JsonMaps.asObject(form(route).get("properties")).keySet())
          .as(route.path())
          .containsExactlyElementsOf(
              route.parameters().stream().map(Parameter::name).toList());
    }
  }

  /** The required fields of a form; what it may have beside them; a form that is done. */
  static Stream<Arguments> forms() {
    return Stream.of(
        arguments("customers", "customer", "", "customer=customer_2"),
        arguments("lock", "customer", "", "customer=customer_1122"),
        arguments("unlock", "customer", "", "customer=customer_1122"),
        arguments(
            "wallets",
            "customer provider",
            "id mobile_number first_otp",
            "customer=customer_1122&provider=PAYTM"),
        arguments("balance", "wallet amount", "", "wallet=WALLET&amount=1"),
        arguments("link-elsewhere", "wallet", "", "wallet=WALLET"),
        arguments("delink-elsewhere", "wallet", "", "wallet=WALLET"),
        arguments("otp", "wallet", "", "wallet=WALLET"),
        arguments("link", "wallet otp", "", "wallet=WALLET&otp=000010"),
        arguments("delink", "wallet", "", "wallet=LINKED"),
        arguments("debit", "", "token wallet", "token=tok_1"),
        arguments("clock", "seconds", "", "seconds=1"),
        arguments("providers", "provider", "", "provider=PAYTM"),
        arguments(
            "policy",
            "provider length validity_seconds guesses resend_seconds lock_seconds",
            "",
            "provider=PAYTM&length=6&validity_seconds=1&guesses=1&resend_seconds=1&lock_seconds=1"),
        arguments(
            "faults",
            "operation fault",
            "times while_set seconds code message provider",
            "operation=LINK&fault=answer_lost&times=1"),
        arguments("faults/clear", "", "operation fault while_set", ""),
        arguments("reset", "", "", ""));
  }

  @Test
  void has_a_form_for_every_command() {
    assertThat(forms().map(form -> form.get()[0]).toList())
        .containsExactlyElementsOf(
            routes("POST").stream().<Object>map(ControlRoute::path).toList());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void requires_the_fields_without_which_a_form_is_refused(
      String path, String required, String optional, String form) {
    ControlRoute route = route("POST", path);
    List<String> names = words(required);
    fixture.fake().clock().advance(Duration.ofMinutes(1));

    assertThat(form(route).getOrDefault("required", List.of())).isEqualTo(names);
    assertThat(route.parameters().stream()
            .map(Parameter::name)
            .filter(name -> !names.contains(name))
            .toList())
        .isEqualTo(words(optional));
    for (String name : names) {
      RawResponse refused = fixture.post("/sandbox/" + path, without(name, withWallet(form)));

      assertThat(refused.status()).as(name).isEqualTo(400);
      assertThat(refused.field("error_message")).isEqualTo(name + " is required.");
    }
    assertThat(fixture.post("/sandbox/" + path, withWallet(form)).status()).isEqualTo(200);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  private static String without(String name, String form) {
    return Arrays.stream(form.split("&"))
        .filter(field -> !field.startsWith(name + "="))
        .collect(Collectors.joining("&"));
  }

  /** The form with the wallet of the fixture, which is linked first if it is to be. */
  private String withWallet(String form) {
    if (form.contains("LINKED") && !fixture.isLinked()) {
      fixture.fake().linkElsewhere(fixture.wallet());
    }
    return form.replaceAll("WALLET|LINKED", fixture.wallet().value());
  }

  private static ControlRoute route(String method, String path) {
    return routes(method).stream()
        .filter(route -> route.path().equals(path))
        .findFirst()
        .orElseThrow();
  }

  private static List<ControlRoute> routes(String method) {
    return ControlRoutes.ALL.stream()
        .filter(route -> route.method().equals(method))
        .toList();
  }

  private Map<String, @Nullable Object> form(ControlRoute route) {
    Map<String, @Nullable Object> body = JsonMaps.asObject(operation(route).get("requestBody"));
    Map<String, @Nullable Object> types = JsonMaps.asObject(body.get("content"));
    return JsonMaps.asObject(JsonMaps.asObject(types.get(RawRequest.FORM)).get("schema"));
  }

  private Map<String, @Nullable Object> paths() {
    return JsonMaps.asObject(document.get("paths"));
  }

  private Map<String, @Nullable Object> operation(ControlRoute route) {
    Map<String, @Nullable Object> path = JsonMaps.asObject(paths().get("/sandbox/" + route.path()));
    return JsonMaps.asObject(path.get(route.method().toLowerCase(Locale.ROOT)));
  }
}
