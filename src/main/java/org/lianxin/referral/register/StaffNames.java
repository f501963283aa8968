package org.lianxin.referral.register;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The names of the staff behind their sign-ins. */
@Component
public class StaffNames {

    private final IdentityService identities;

    StaffNames(IdentityService identities) {
        this.identities = identities;
    }

    /** Names by sign-in; of who has left only the sign-in is known. */
    public record Known(Map<String, String> names) {

        public String name(@Nullable String userId) {
            return userId == null ? "" : names.getOrDefault(userId, userId);
        }
    }

    /** One query for all of them. */
    public Known of(Stream<String> userIds) {
        String[] ids = userIds.distinct().toArray(String[]::new);
        return new Known(
                ids.length == 0
                        ? Map.of()
                        : identities.createUserQuery().userIdIn(ids).list().stream()
                                .collect(Collectors.toMap(User::getId, StaffNames::name)));
    }

    private static String name(User user) {
        return (user.getFirstName() + " " + user.getLastName()).strip();
    }
}
