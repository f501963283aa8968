package org.lianxin.referral.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.admin.impl.web.SetupResource;
import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.rest.dto.identity.UserCredentialsDto;
import org.camunda.bpm.engine.rest.dto.identity.UserDto;
import org.camunda.bpm.engine.rest.dto.identity.UserProfileDto;
import org.junit.jupiter.api.Test;

/** Why the front door is shut before the setup page ({@code FrontDoorTest} tries it there). */
class SetupPageTest {

    @Test
    void asDeliveredItMakesAnAdministratorOfWhomeverCallsWhileTheGroupIsEmpty() throws Exception {
        ProcessEngine stock = SmallEngine.stock();
        RuntimeContainerDelegate.INSTANCE.get().registerProcessEngine(stock);
        try {
            new SetupResource().createInitialUser(stock.getName(), stranger());

            assertThat(stock.getIdentityService()
                            .createUserQuery()
                            .memberOfGroup(Groups.CAMUNDA_ADMIN)
                            .singleResult()
                            .getId())
                    .isEqualTo("stranger");
        } finally {
            RuntimeContainerDelegate.INSTANCE.get().unregisterProcessEngine(stock);
            stock.close();
        }
    }

    private static UserDto stranger() {
        UserProfileDto profile = new UserProfileDto();
        profile.setId("stranger");
        UserCredentialsDto credentials = new UserCredentialsDto();
        credentials.setPassword("Stranger-2026");
        UserDto user = new UserDto();
        user.setProfile(profile);
        user.setCredentials(credentials);
        return user;
    }
}
