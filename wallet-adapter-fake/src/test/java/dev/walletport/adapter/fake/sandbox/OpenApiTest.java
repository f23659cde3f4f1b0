package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.sandbox.ControlRoute.Need;
import dev.walletport.adapter.fake.sandbox.ControlRoute.Parameter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

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
  void has_the_fields_that_a_form_requires() {
    for (ControlRoute route : posts()) {
      List<String> required = route.parameters().stream()
          .filter(parameter -> parameter.need() == Need.REQUIRED)
          .map(Parameter::name)
          .toList();
      RawResponse response = fixture.post("/sandbox/" + route.path(), "");

      if (!required.isEmpty()) {
        assertThat(response.status()).as(route.path()).isEqualTo(400);
        assertThat(required)
            .anySatisfy(name ->
                assertThat(response.field("error_message")).isEqualTo(name + " is required."));
      }
    }
  }

  private static List<ControlRoute> posts() {
    return ControlRoutes.ALL.stream()
        .filter(route -> route.method().equals("POST"))
        .toList();
  }

  private Map<String, @Nullable Object> paths() {
    return JsonMaps.asObject(document.get("paths"));
  }

  private Map<String, @Nullable Object> operation(ControlRoute route) {
    Map<String, @Nullable Object> path = JsonMaps.asObject(paths().get("/sandbox/" + route.path()));
    return JsonMaps.asObject(path.get(route.method().toLowerCase(Locale.ROOT)));
  }
}
