package org.lianxin.referral.modeling;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.springframework.stereotype.Component;

/**
 * Has {@code engine-rest} answer a refused entry with 400 and its sentence by whatever way it came. The engine does so for
 * forms only; a message with a refused variable would be an error of the server.
 */
@Component
@ApplicationPath("/engine-rest")
class RefusalsOverRest extends CamundaJerseyResourceConfig {

    @Override
    protected void registerAdditionalResources() {
        super.registerAdditionalResources();
        register(new Refused());
    }

    private static final class Refused implements ExceptionMapper<EntryRefusedException> {

        @Override
        public Response toResponse(EntryRefusedException refusal) {
            return Response.status(Response.Status.BAD_REQUEST)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(Map.of("type", "EntryRefusedException", "message", String.valueOf(refusal.getMessage())))
                    .build();
        }
    }
}
