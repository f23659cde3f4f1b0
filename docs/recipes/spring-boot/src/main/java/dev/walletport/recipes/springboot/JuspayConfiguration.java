package dev.walletport.recipes.springboot;

import dev.walletport.adapter.juspay.JuspayMerchant;
import dev.walletport.adapter.juspay.JuspayTransport;
import dev.walletport.application.port.WalletEvents;
import dev.walletport.application.port.WalletGateway;
import java.time.InstantSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** The gateway to Juspay, in every profile but the tests' {@code fake}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JuspayProperties.class)
@Profile("!fake")
class JuspayConfiguration {

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  /** For a key that changes while the host runs, name it with a supplier that asks your store. */
  @Bean
  JuspayMerchant merchant(Environment environment, JuspayProperties properties) {
    return JuspayVariables.merchant(environment, properties);
  }

  /** Closed by {@link #closeTransport}, which has the grace. */
  @Bean(destroyMethod = "")
  JuspayTransport transport(JuspayProperties properties, InstantSource clock, WalletEvents events) {
    return JuspayTransport.open(JuspayVariables.settings(properties), clock, events);
  }

  /**
   * Lets calls end that no request waits for, such as a scheduled one's. By then the web server has
   * let its requests end.
   */
  @Bean
  DisposableBean closeTransport(JuspayTransport transport, JuspayProperties properties) {
    return () -> transport.close(properties.closeGrace());
  }

  @Bean
  WalletGateway gateway(JuspayTransport transport, JuspayMerchant merchant) {
    return transport.gateway(merchant);
  }

  /** Keeps the key out of actuator's endpoints under any name, even where values are shown. */
  @Bean
  SanitizingFunction hideApiKey(Environment environment) {
    String key = JuspayVariables.apiKeyText(environment).strip();
    return data -> String.valueOf(data.getValue()).contains(key) ? data.withSanitizedValue() : data;
  }
}
