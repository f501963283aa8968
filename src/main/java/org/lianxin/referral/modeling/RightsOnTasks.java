package org.lianxin.referral.modeling;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;

/**
 * Gives candidates and assignee of a task the right to read and to work on it; the engine would add the right to read
 * all its variables. They read those of the form, see {@link NeedToKnowForms}.
 */
final class RightsOnTasks extends DefaultAuthorizationProvider {

    @Override
    protected Permission[] getRuntimePermissions(boolean enforceSpecificVariablePermission) {
        return super.getRuntimePermissions(false);
    }
}
