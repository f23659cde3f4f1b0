package dev.walletport.recipes.springboot;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.web.context.support.StandardServletEnvironment;

/** Starts the host as a machine with these environment variables would. */
final class HostFixture {

  private HostFixture() {}

  static ConfigurableApplicationContext start(Map<String, Object> variables, String... arguments) {
    return new SpringApplicationBuilder(WalletHost.class)
        .environment(environment(variables))
        .properties("server.address=127.0.0.1", "server.port=0")
        .run(arguments);
  }

  private static ConfigurableEnvironment environment(Map<String, Object> variables) {
    ConfigurableEnvironment environment = new StandardServletEnvironment();
    String name = SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
    environment
        .getPropertySources()
        .replace(name, new SystemEnvironmentPropertySource(name, variables));
    return environment;
  }

  static int port(ConfigurableApplicationContext host) {
    return host.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }
}
