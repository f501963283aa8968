export default {
  customScripts: ['../../../js/front-door']
};
