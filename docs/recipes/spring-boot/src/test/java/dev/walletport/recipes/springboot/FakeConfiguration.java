package dev.walletport.recipes.springboot;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.application.port.WalletGateway;
import java.time.InstantSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** The fake in Juspay's place, with its clock and its pause. */
@TestConfiguration(proxyBeanMethods = false)
@Profile("fake")
class FakeConfiguration {

  @Bean
  FakeWallets fake() {
    return FakeWallets.create();
  }

  @Bean
  WalletGateway gateway(FakeWallets fake) {
    return fake.gateway();
  }

  @Bean
  InstantSource clock(FakeWallets fake) {
    return fake.clock();
  }
}
