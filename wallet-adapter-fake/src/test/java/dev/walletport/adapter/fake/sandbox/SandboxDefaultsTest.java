package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Limits that would take thousands of connections or many seconds to see, as they are promised. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxDefaultsTest {

  private final String page = Files.readString(Path.of("../docs/fake.md"));

  SandboxDefaultsTest() throws IOException {}

  @Test
  void keep_4096_connections_open() throws ReflectiveOperationException {
    int most = (int) valueOf("mostConnections");

    assertThat(most).isEqualTo(4_096);
    assertThat(LauncherOptions.HELP).contains("keep at most so many connections open (4096)");
    assertThat(page).contains("`--connections N` caps the connections (4,096)");
  }

  @Test
  void give_a_request_ten_seconds() throws ReflectiveOperationException {
    assertThat(valueOf("requestTime")).hasToString("PT10S");
    assertThat(page).contains("that is not complete 10 s after its first byte");
  }

  private static Object valueOf(String setting) throws ReflectiveOperationException {
    Field field = JuspaySandbox.Builder.class.getDeclaredField(setting);
    field.setAccessible(true);
    return Objects.requireNonNull(field.get(JuspaySandbox.builder(FakeWallets.create())));
  }
}
