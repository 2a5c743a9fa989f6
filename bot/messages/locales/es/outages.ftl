# Mientras el clúster de búsqueda no responde.

search-unavailable = Ahora mismo no puedo buscar. Inténtalo de nuevo dentro de un minuto.
inline-unavailable = Ahora mismo no puedo buscar: pregúntame en privado
search-waits = Ahora mismo no puedo buscar. Tu mensaje está guardado: lo responderé en cuanto pueda volver a buscar.
status-no-search = ahora mismo no se puede buscar en él: { $reason }
